namespace Spit.EndToEnd.Tests.Peers;

/// <summary>Who calls whom: numbers in international spelling.</summary>
internal readonly record struct Call(string Caller, string Callee)
{
    /// <summary>Each call has a caller and a callee of its own.</summary>
    public static IReadOnlyList<Call> Pairs(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Call(Numbers.Caller(i), Numbers.Callee(i)))];

    /// <summary>One caller, each call to somebody else.</summary>
    public static IReadOnlyList<Call> FanOut(string caller, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Call(caller, Numbers.Callee(i)))];
}
