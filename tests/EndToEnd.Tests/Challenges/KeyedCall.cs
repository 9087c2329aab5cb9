using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>A silent phone whose owner listens for the digit that is asked for, and keys it or another one.</summary>
internal sealed class KeyedCall
{
    // By then the digit was said.
    private const int Named = 5 * Sound.Rate / 2;

    private readonly bool _isRight;

    // Until where what was heard has been searched, and until where it has been answered: first, the greeting.
    private int _searched;
    private int _answered = Sound.Prompt("en", "greeting").Length;

    public KeyedCall(Baresip phone, bool isRight)
    {
        (Phone, _isRight) = (phone, isRight);
        Pressed = PressAsync();
    }

    public Baresip Phone { get; }

    /// <summary>What was heard, in samples since the call began: for the message of a failure.</summary>
    public string Notes { get; private set; } = "";

    /// <summary>How often a key was pressed, when the call is over or connected.</summary>
    public Task<int> Pressed { get; }

    private async Task<int> PressAsync()
    {
        var pressed = 0;
        await Until.TrueAsync(
            async () =>
            {
                if (Phone.WasEnded || (_isRight && pressed > 0)) return true;
                if (AskedDigit() is not { } digit) return false;
                await Phone.PressAsync((char)('0' + (_isRight ? digit : (digit + 1) % 10)));
                pressed++;
                return false;
            },
            ChallengedSite.Patience, () => Phone.Process.Tail);
        return pressed;
    }

    // The next digit that is asked for. The phone keeps the last half second to itself until more comes, so that the
    // question's end is not waited for: its digit is named before.
    private int? AskedDigit()
    {
        var heard = Phone.Heard;
        // Nothing is heard in the silence after a question: it is looked for whenever there was more to hear.
        if (heard.Length == _searched || heard.Length < _answered + Sound.Rate) return null;
        _searched = heard.Length;
        // All questions begin alike, so that one search is enough; the word that they differ in tells them apart.
        var after = heard.AsSpan(_answered);
        var (start, likeness) = Sound.Find(after, Sound.Prompt("en", "digit-0").AsSpan(0, Sound.Rate));
        if (likeness < 0.9) return null;
        var (digit, fit) = Enumerable.Range(0, 10)
            .Select(d => (d, Fit(heard, _answered + start, d))).MaxBy(f => f.Item2);
        if (fit < 0.9) return null;
        Notes += $"{digit} was asked for at {_answered + start}, {fit:0.000}, found at {heard.Length}; ";
        _answered = heard.Length;
        return digit;
    }

    private static double Fit(short[] heard, int start, int digit)
    {
        var question = Sound.Prompt("en", $"digit-{digit}").AsSpan(0, Named);
        return start + question.Length > heard.Length
            ? 0
            : Sound.Likeness(heard.AsSpan(start, question.Length), question);
    }
}
