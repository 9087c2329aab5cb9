using Microsoft.Extensions.Time.Testing;
using Spit.Grains.Shards;

namespace Spit.Grains.Tests.Shards;

public sealed class TicketsTests
{
    private const ulong Ticket = 4711;

    // An edge waits for an answer for a second at most.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private int _counted;

    [Fact]
    public void GetOrAdd_ComesAgainWithinTheDeadline_IsAnsweredTheSameAndNotCounted()
    {
        var tickets = new Tickets<object>(_time);
        var others = 0UL;
        // Whenever in a generation it comes, and however many come in between.
        for (var ticket = Ticket; ticket < Ticket + 20; ticket++)
        {
            var first = tickets.GetOrAdd(ticket, isAgain: false, this, Count);
            for (var i = 0; i < 10; i++)
            {
                _time.Advance(Deadline / 10);
                tickets.GetOrAdd(++others, isAgain: false, this, Count);
            }
            var before = _counted;

            Assert.Same(first, tickets.GetOrAdd(ticket, isAgain: true, this, Count));
            Assert.Equal(before, _counted);
            _time.Advance(TimeSpan.FromMilliseconds(70));
        }
    }

    [Fact]
    public void GetOrAdd_OvertakenByItsRepeat_IsAnsweredTheSameAndNotCounted()
    {
        var tickets = new Tickets<object>(_time);
        var first = tickets.GetOrAdd(Ticket, isAgain: true, this, Count);
        _time.Advance(Deadline);
        tickets.GetOrAdd(Ticket + 1, isAgain: false, this, Count);

        Assert.Same(first, tickets.GetOrAdd(Ticket, isAgain: false, this, Count));
        Assert.Same(first, tickets.GetOrAdd(Ticket, isAgain: true, this, Count));
        Assert.Equal(2, _counted);
    }

    [Fact]
    public void GetOrAdd_RepeatsAmongMany_FindsEach()
    {
        var tickets = new Tickets<object>(_time);
        List<object> answers = [];
        for (var ticket = 1UL; ticket <= 100; ticket++)
        {
            answers.Add(tickets.GetOrAdd(ticket, isAgain: false, this, Count));
            var asked = ticket / 2 + 1;

            Assert.Same(answers[(int)asked - 1], tickets.GetOrAdd(asked, isAgain: true, this, Count));
        }
        Assert.Equal(100, _counted);
    }

    [Fact]
    public void GetOrAdd_WithoutATicket_CountsEachTime()
    {
        var tickets = new Tickets<object>(_time);

        var first = tickets.GetOrAdd(0, isAgain: true, this, Count);

        Assert.NotSame(first, tickets.GetOrAdd(0, isAgain: true, this, Count));
        Assert.Equal(2, _counted);
    }

    [Fact]
    public void GetOrAdd_LongAfter_IsForgotten()
    {
        var tickets = new Tickets<object>(_time);
        tickets.GetOrAdd(Ticket, isAgain: false, this, Count);
        for (var other = 1UL; other <= 2; other++)
        {
            _time.Advance(Deadline + TimeSpan.FromMilliseconds(1));
            tickets.GetOrAdd(other, isAgain: false, this, Count);
        }
        var before = _counted;

        tickets.GetOrAdd(Ticket, isAgain: true, this, Count);

        Assert.Equal(before + 1, _counted);
    }

    [Fact]
    public void GetOrAdd_CountFails_IsNoAnswer()
    {
        var tickets = new Tickets<object>(_time);
        Assert.Throws<TimeoutException>(
            () => tickets.GetOrAdd(Ticket, isAgain: true, this, _ => throw new TimeoutException()));

        Assert.NotNull(tickets.GetOrAdd(Ticket, isAgain: true, this, Count));
        Assert.Equal(1, _counted);
    }

    private static object Count(TicketsTests test)
    {
        test._counted++;
        return new object();
    }
}
