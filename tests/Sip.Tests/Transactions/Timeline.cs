using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

/// <summary>What a machine does when nothing but time passes.</summary>
internal static class Timeline
{
    /// <summary>Every timer until none runs: milliseconds after the first event, and what was done.</summary>
    public static IEnumerable<(int At, TransactionActions Actions)> Run(DrivenTransaction driven)
    {
        var start = driven.Now;
        while (driven.NextDue != TimeSpan.MaxValue)
        {
            var actions = driven.Apply("due");
            yield return ((int)(driven.Now - start).TotalMilliseconds, actions);
        }
    }

    /// <summary>The times at which the last message is sent again, then the end.</summary>
    public static void Verify(DrivenTransaction driven, int[] transmits, int endAt, TransactionActions end)
    {
        (int, TransactionActions)[] expected =
            [.. transmits.Select(at => (at, TransactionActions.Transmit)), (endAt, end)];
        Assert.Equal(expected, Run(driven));
        Assert.Equal(TransactionState.Terminated, driven.State);
    }

    public static DrivenTransaction After(string machine, bool isReliable, params string[] events)
    {
        var driven = DrivenTransaction.Create(machine, isReliable, SipTimers.Default);
        foreach (var name in events)
            driven.Apply(name);
        return driven;
    }
}
