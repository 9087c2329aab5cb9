using Google.Protobuf.Collections;
using Spit.Detection.Standings;
using Spit.Grains.Standings;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Standings;

/// <summary>The places on the board that one attempt concerns.</summary>
internal sealed class StandingLook(StandingBoard board, StandingEntry[] entries)
{
    /// <summary>Writes what the board holds by now: of each kind at most one, none where nothing is held.</summary>
    public void WriteTo(RepeatedField<P.StandingEvidence> standings)
    {
        var now = board.Now;
        foreach (var entry in entries)
        {
            if (board.Held(entry, now) is { } news)
            {
                standings.Add(news.Wire);
            }
        }
    }

    /// <summary>The same for a judge in this process.</summary>
    public StandingSet Read()
    {
        var now = board.Now;
        return StandingSet.Of(
            [.. entries.Select(entry => entry.Key)],
            [.. entries.Select(entry => board.Held(entry, now)?.Evidence)]);
    }

    /// <summary>Counts the attempt, once it is known what the caller is.</summary>
    public void Observe(in StandingAttempt attempt)
    {
        foreach (var entry in entries)
        {
            board.Tell(entry, attempt);
        }
    }

    /// <summary>Waits for the owners that are being asked because nothing is held; never fails.</summary>
    public Task WhenHeardAsync()
    {
        var now = board.Now;
        return Task.WhenAll(entries.Where(entry => board.Held(entry, now) is null).Select(entry => entry.Heard));
    }
}
