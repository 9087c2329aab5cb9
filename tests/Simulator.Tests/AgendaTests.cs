namespace Spit.Simulator.Tests;

public sealed class AgendaTests
{
    [Fact]
    public void Elapse_SeveralDue_WokenInTheOrderOfTime()
    {
        var woken = new List<string>();
        var agenda = new Agenda();
        Sleeper[] sleepers = [new("late", 30, woken), new("early", 10, woken), new("later", 40, woken)];
        foreach (var sleeper in sleepers)
            agenda.Enter(sleeper);

        agenda.Elapse(Milliseconds(30));

        Assert.Equal(["early", "late"], woken);
        Assert.Equal(Milliseconds(40), agenda.NextDue);
    }

    [Fact]
    public void Elapse_OwnerChangedItsMind_WokenAtTheNewTimeOnly()
    {
        var woken = new List<string>();
        var agenda = new Agenda();
        var sleeper = new Sleeper("one", 10, woken);
        agenda.Enter(sleeper);
        sleeper.NextDue = Milliseconds(50);
        agenda.Enter(sleeper);

        agenda.Elapse(Milliseconds(20));
        Assert.Empty(woken);
        agenda.Elapse(Milliseconds(50));

        Assert.Equal(["one"], woken);
    }

    [Fact]
    public void Enter_NothingDue_IsNotEntered()
    {
        var agenda = new Agenda();

        agenda.Enter(new Sleeper("never", 1, []) { NextDue = TimeSpan.MaxValue });

        Assert.Equal(TimeSpan.MaxValue, agenda.NextDue);
    }

    [Fact]
    public void Elapse_OwnerDueAgain_IsKept()
    {
        var woken = new List<string>();
        var agenda = new Agenda();
        agenda.Enter(new Sleeper("again", 10, woken) { Interval = Milliseconds(10) });

        agenda.Elapse(Milliseconds(10));
        agenda.Elapse(Milliseconds(20));

        Assert.Equal(["again", "again"], woken);
    }

    private static TimeSpan Milliseconds(int number) => TimeSpan.FromMilliseconds(number);

    private sealed class Sleeper(string name, int due, List<string> woken) : IScheduled
    {
        public TimeSpan NextDue { get; set; } = Milliseconds(due);

        public TimeSpan? Interval { get; init; }

        public void Elapse(TimeSpan now)
        {
            woken.Add(name);
            NextDue = Interval is { } interval ? NextDue + interval : TimeSpan.MaxValue;
        }
    }
}
