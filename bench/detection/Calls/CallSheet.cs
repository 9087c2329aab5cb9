using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Calls;

/// <summary>Collects the calls of a run.</summary>
internal sealed class CallSheet(World world, Dice dice, long firstMidnightMs, long endMs)
{
    // A line's calls come in at another POP now and then: phones move, routes fail over.
    private const double Strays = 0.03;

    private readonly List<Call> _calls = [];

    public int Count => _calls.Count;

    /// <summary>Adds a call; one that would begin outside the run is left out.</summary>
    /// <param name="at">Milliseconds since the first midnight.</param>
    public void Place(Theme theme, Line line, Party callee, long at, Outcome outcome)
    {
        var start = firstMidnightMs + at;
        if (at < 0 || start >= endMs) return;
        var trunk = line.Trunk;
        var pop = line.Pop < 0 || dice.Chance(Strays) ? trunk.Pop(dice) : line.Pop;
        var device = trunk.Writer ?? line.Device;
        _calls.Add(new Call
        {
            StartMs = start,
            Pop = world.Pops[pop],
            Source = line.Address ?? trunk.BorderAddress(pop, dice),
            Trunk = trunk.Name,
            Caller = line.Party.Spell(trunk.Spelling(dice), trunk.Host),
            Callee = callee.Spell(trunk.Spelling(dice), Party.HomeHost),
            UserAgent = device.UserAgent,
            Fingerprint = device.Fingerprint,
            Attestation = line.Signature.Attestation,
            Signer = line.Signature.Signer,
            Response = outcome.Response,
            AnswerMs = outcome.AnswerMs,
            DurationMs = outcome.DurationMs,
            IsReported = (outcome.IsAnswered || theme.ReportsUnanswered) && dice.Chance(theme.Reports),
            Class = theme.Class,
            Passes = dice.Chance(theme.Passes),
            Campaign = theme.Campaign,
        });
    }

    /// <summary>All calls by their start; those of the same millisecond as they were placed.</summary>
    public Call[] Sorted() => [.. _calls.OrderBy(c => c.StartMs)];
}
