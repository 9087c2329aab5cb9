using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Poisoning;
using Spit.DetectionBench.Scoring;
using Spit.DetectionBench.Tests.Calls;

namespace Spit.DetectionBench.Tests.Poisoning;

public sealed class PoisonCurveTests
{
    private readonly PoisonCurve _curve = new(Attacks.All.First(a => a is Smear));

    [Fact]
    public void Least_SharesGrowWithStrength_IsWhereHarmBegins()
    {
        foreach (var strength in _curve.Attack.Strengths)
            Add(strength, strength >= 32 ? Disposition.Challenge : strength >= 4 ? Disposition.Tag : Disposition.Allow);

        Assert.Equal([4, 32, null], _curve.Attack.Figures.Select(_curve.Least));
        Assert.Equal([0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], _curve.Shares(_curve.Attack.Figures[0]));
        Assert.Equal(_curve.Attack.Strengths, _curve.MedianScores());
    }

    [Fact]
    public void Least_VictimStoppedWithoutAnAttack_IsNotTheAttacksDoing()
    {
        foreach (var strength in _curve.Attack.Strengths) Add(strength, Disposition.Block);

        Assert.Equal([null, null, null], _curve.Attack.Figures.Select(_curve.Least));
    }

    [Fact]
    public void Write_AllAttacks_TellsWhatWasNeverReached()
    {
        using var text = new StringWriter();
        PoisonText.Write(text, [.. Attacks.All.Select(a => new PoisonCurve(a))]);

        Assert.Contains("accounts that report a victim until", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("more than 256", text.ToString(), StringComparison.Ordinal);
    }

    // One call that is let through and one that is not, beside somebody else's.
    private void Add(double strength, Disposition disposition)
    {
        Call[] calls =
        [
            ACall.At(0, kind: _curve.Attack.Class),
            ACall.At(1, kind: _curve.Attack.Class),
            ACall.At(2, kind: Attack.BesideClass),
        ];
        _curve.Add(strength, calls, [Disposition.Allow, disposition, Disposition.Block], [strength, strength, 99]);
    }
}
