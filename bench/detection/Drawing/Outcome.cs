namespace Spit.DetectionBench.Drawing;

/// <summary>How a call ends if it is delivered.</summary>
/// <param name="Response">Final response code.</param>
/// <param name="AnswerMs">Milliseconds until the answer, -1 when nobody answers.</param>
/// <param name="DurationMs">Milliseconds of the conversation, -1 when nobody answers.</param>
internal readonly record struct Outcome(int Response, int AnswerMs, int DurationMs)
{
    public bool IsAnswered => AnswerMs >= 0;

    /// <summary>How long the attempt lasts in all; unanswered ones ring for 20 s.</summary>
    public long TotalMs => IsAnswered ? AnswerMs + DurationMs : 20_000;

    public static Outcome Failed(int response) => new(response, -1, -1);

    public static Outcome Answered(double ringSeconds, double seconds) =>
        new(200, (int)(ringSeconds * 1000), (int)(seconds * 1000));
}
