namespace Spit.DetectionBench.Drawing;

/// <summary>How the callees of some kind of call behave.</summary>
/// <param name="Rate">Share that is answered by whom it is for.</param>
/// <param name="Otherwise">Final responses of the rest.</param>
/// <param name="Voicemail">Share of the rest that a voice mail takes.</param>
/// <param name="RingSeconds">Median time until the answer.</param>
internal sealed record Answering(
    double Rate, Length Talk, Choice<int> Otherwise, double Voicemail = 0.1, double RingSeconds = 7)
{
    private static readonly Length Message = new(LengthFamily.LogNormal, 9, 0.7, 1, 120);

    public Outcome Draw(Dice dice)
    {
        if (dice.Chance(Rate))
            return Outcome.Answered(Math.Clamp(dice.LogNormal(RingSeconds, 0.55), 0.2, 55), Talk.Draw(dice));
        return dice.Chance(Voicemail)
            ? Outcome.Answered(dice.Between(15, 27), Message.Draw(dice))
            : Outcome.Failed(Otherwise.Draw(dice));
    }
}
