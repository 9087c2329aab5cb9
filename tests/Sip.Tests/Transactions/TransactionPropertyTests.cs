using CsCheck;
using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

public sealed class TransactionPropertyTests
{
    private static readonly Gen<(string Event, int Milliseconds)[]> Histories = Gen.Select(
        Gen.Int[0, DrivenTransaction.Events.Length - 1].Select(index => DrivenTransaction.Events[index]),
        Gen.Frequency((3, Gen.Int[0, 700]), (1, Gen.Int[0, 20_000]))).Array[0, 40];

    private static readonly Gen<SipTimers> Timers = Gen.Select(
        Gen.Int[1, 2000], Gen.Int[1, 8000], Gen.Int[1, 8000],
        (t1, t2, t4) => new SipTimers
        {
            T1 = TimeSpan.FromMilliseconds(t1),
            T2 = TimeSpan.FromMilliseconds(t2),
            T4 = TimeSpan.FromMilliseconds(t4),
        });

    [Theory]
    [InlineData("invite server")]
    [InlineData("server")]
    [InlineData("invite client")]
    [InlineData("client")]
    public void AnyOrderOfEvents_KeepsTheInvariants(string machine) =>
        Gen.Select(Histories, Timers, Gen.Bool).Sample(
            (history, timers, isReliable) => Play(DrivenTransaction.Create(machine, isReliable, timers), history),
            iter: 3000,
            threads: 1);

    [Theory]
    [InlineData("invite server")]
    [InlineData("server")]
    [InlineData("invite client")]
    [InlineData("client")]
    public void AnyOrderOfEvents_ThenSilence_EndsOrWaitsWithoutATimer(string machine) =>
        Gen.Select(Histories, Gen.Bool).Sample(
            (history, isReliable) =>
            {
                var driven = DrivenTransaction.Create(machine, isReliable, SipTimers.Default);
                foreach (var (name, _) in history)
                    driven.Apply(name);
                Assert.InRange(Timeline.Run(driven).Count(), 0, 12);
                Assert.True(driven.State is TransactionState.Terminated or TransactionState.Initial
                    or TransactionState.Trying or TransactionState.Proceeding);
            },
            iter: 1000,
            threads: 1);

    private static void Play(DrivenTransaction driven, (string Event, int Milliseconds)[] history)
    {
        var terminations = 0;
        foreach (var (name, milliseconds) in history)
        {
            driven.Advance(TimeSpan.FromMilliseconds(milliseconds));
            var (before, wasOver) = (driven.State, driven.State == TransactionState.Terminated);
            var actions = driven.Apply(name);
            terminations += actions.HasFlag(TransactionActions.Terminate) ? 1 : 0;
            if (wasOver)
                Assert.Equal(TransactionActions.None, actions);
            Assert.Equal(driven.State == TransactionState.Terminated, terminations == 1);
            Assert.True(IsForward(before, driven.State), $"{before} > {driven.State}");
            if (actions.HasFlag(TransactionActions.TimedOut))
                Assert.True(actions.HasFlag(TransactionActions.Terminate));
            if (name is "early" or "due" or "late")
                Assert.True(driven.NextDue > driven.Now, "a timer is due in the past");
            if (driven.State == TransactionState.Terminated)
                Assert.Equal(TimeSpan.MaxValue, driven.NextDue);
        }
    }

    // Accepted excludes Completed and Confirmed, and no diagram has a way back.
    private static bool IsForward(TransactionState before, TransactionState after) =>
        before == after || (before < after
            && !(before == TransactionState.Accepted && after != TransactionState.Terminated));
}
