using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>A silent phone whose owner listens for the digit that is asked for, and keys it or another one.</summary>
internal sealed class KeyedCall
{
    private readonly bool _isRight;
    private int _searched;

    public KeyedCall(Baresip phone, bool isRight)
    {
        (Phone, _isRight) = (phone, isRight);
        Pressed = PressAsync();
    }

    public Baresip Phone { get; }

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

    // The next digit that is asked for, once the question was heard to its end.
    private int? AskedDigit()
    {
        var heard = Phone.Heard;
        // Not before the greeting is over, and then a second's more at a time.
        if (_searched == 0) _searched = Sound.Prompt("en", "greeting").Length;
        if (heard.Length < _searched + Sound.Rate) return null;
        var from = Math.Max(0, heard.Length - (8 * Sound.Rate));
        _searched = heard.Length;
        for (var digit = 0; digit < 10; digit++)
        {
            if (Sound.Correlation(heard.AsSpan(from), Sound.Prompt("en", $"digit-{digit}")) < 0.9) continue;
            // What follows is another question, if there is one.
            _searched = heard.Length + (4 * Sound.Rate);
            return digit;
        }
        return null;
    }
}
