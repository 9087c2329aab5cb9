using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Standings;

namespace Spit.Silo.Standings;

/// <summary>Where the standings of one attempt are.</summary>
/// <param name="board">Holds the places.</param>
/// <param name="attempt">Whose standings.</param>
/// <param name="entries">The places on the board that it concerns.</param>
/// <param name="callee">What the owner of the callee's standing said; null when that has a place on the board.</param>
/// <param name="identity">As <paramref name="callee"/>; null also when there is no number.</param>
/// <param name="isCounted">Whether those two owners have counted the attempt.</param>
internal readonly struct StandingLook(
    StandingBoard board,
    CallAttempt attempt,
    StandingEntry[] entries,
    StandingEvidence? callee,
    StandingEvidence? identity,
    bool isCounted)
{
    /// <summary>What is held by now.</summary>
    public HeldStandings Held()
    {
        var now = board.Now;
        var held = new StandingNews?[entries.Length];
        for (var i = 0; i < held.Length; i++)
        {
            held[i] = board.Held(entries[i], now);
        }
        return new HeldStandings(held, callee, identity);
    }

    /// <summary>The same for a judge in this process.</summary>
    public StandingSet Read()
    {
        var byKind = new StandingEvidence?[StandingKeys.Most];
        foreach (var (kind, evidence) in Held().All())
        {
            byKind[(int)kind - 1] = evidence;
        }
        return StandingSet.Of(byKind);
    }

    /// <summary>Counts the attempt, once it is known what the caller is.</summary>
    public void Observe(StandingAttempt counted)
    {
        foreach (var entry in entries)
        {
            board.Tell(entry, counted);
        }
        if (isCounted)
        {
            return;
        }
        if (callee is not null)
        {
            board.Tell(StandingKeys.CalleeOf(attempt), counted);
        }
        if (identity is not null)
        {
            board.Tell(StandingKeys.IdentityOf(attempt), counted);
        }
    }

    /// <summary>Waits for the owners that are being asked because nothing is held; never fails.</summary>
    public Task WhenHeardAsync()
    {
        var held = Held().News;
        return Task.WhenAll(entries.Where((_, i) => held[i] is null).Select(entry => entry.Heard));
    }
}
