using System.Globalization;
using Spit.Detection.Identities;

namespace Spit.Detection.Standings;

/// <summary>The things an attempt has in common with others, in the order of <see cref="StandingKind"/>.</summary>
public static class StandingKeys
{
    /// <summary>The most keys an attempt has.</summary>
    public const int Most = 9;

    // Chosen: a thousand numbers are rented together.
    private const int RangeDigits = 3;

    /// <summary>Writes the keys of an attempt.</summary>
    /// <param name="attempt">Whose keys.</param>
    /// <param name="plan">Tells what kind of number the caller's is.</param>
    /// <param name="keys">Room for <see cref="Most"/>.</param>
    /// <returns>How many keys there are.</returns>
    public static int Write(CallAttempt attempt, NumberPlan plan, Span<StandingKey> keys)
    {
        var count = CallMake.Of(attempt, plan).Write(keys);
        return count + WriteOwn(attempt, keys[count..]);
    }

    /// <summary>Writes the keys that do not follow from the attempt's <see cref="CallMake"/>.</summary>
    /// <returns>How many keys there are.</returns>
    public static int WriteOwn(CallAttempt attempt, Span<StandingKey> keys)
    {
        var count = 0;
        keys[count++] = new(StandingKind.Network, NetworkOf(attempt.Source));
        if (RangeOf(attempt.Caller) is { } range) keys[count++] = new(StandingKind.Range, range);
        keys[count++] = CalleeOf(attempt);
        if (HasIdentity(attempt)) keys[count++] = IdentityOf(attempt);
        return count;
    }

    /// <summary>The key of who is called.</summary>
    public static StandingKey CalleeOf(CallAttempt attempt) => new(StandingKind.Callee, attempt.Callee);

    /// <summary>Whether anything but his address tells who calls: a number, or the way of who withholds it.</summary>
    public static bool HasIdentity(CallAttempt attempt) =>
        attempt.Caller.Identity.StartsWith('+') || attempt.Caller.IsWithheld;

    /// <summary>
    /// The key of the caller's number. Who withholds it may be anybody: what is known is his device's make and the
    /// address from which he calls.
    /// </summary>
    public static StandingKey IdentityOf(CallAttempt attempt) => new(
        StandingKind.Identity,
        attempt.Caller.IsWithheld
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{attempt.Make}/{attempt.Source.High:x}:{attempt.Source.Low:x}")
            : attempt.Caller.Identity);

    private static string? RangeOf(CallerKey caller) =>
        caller.Identity.Length > 1 + (2 * RangeDigits) && caller.Identity[0] == '+'
            ? string.Concat(Names.Of(caller.Trust), "/", caller.Identity.AsSpan(..^RangeDigits))
            : null;

    private static string NetworkOf(SourceAddress source) => source.IsIPv4
        ? string.Create(CultureInfo.InvariantCulture,
            $"{(source.Low >> 24) & 0xFF}.{(source.Low >> 16) & 0xFF}.{(source.Low >> 8) & 0xFF}.0/24")
        : string.Create(CultureInfo.InvariantCulture, $"{source.High:x16}/64");
}
