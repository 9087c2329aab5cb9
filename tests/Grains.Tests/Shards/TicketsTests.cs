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
            var first = tickets.GetOrAdd(ticket, this, Count);
            for (var i = 0; i < 10; i++)
            {
                _time.Advance(Deadline / 10);
                tickets.GetOrAdd(++others, this, Count);
            }
            var before = _counted;

            Assert.Same(first, tickets.GetOrAdd(ticket, this, Count));
            Assert.Equal(before, _counted);
            _time.Advance(TimeSpan.FromMilliseconds(70));
        }
    }

    [Fact]
    public void GetOrAdd_WithoutATicket_CountsEachTime()
    {
        var tickets = new Tickets<object>(_time);

        Assert.NotSame(tickets.GetOrAdd(0, this, Count), tickets.GetOrAdd(0, this, Count));
        Assert.Equal(2, _counted);
    }

    [Fact]
    public void GetOrAdd_LongAfter_IsForgotten()
    {
        var tickets = new Tickets<object>(_time);
        tickets.GetOrAdd(Ticket, this, Count);
        for (var other = 1UL; other <= 2; other++)
        {
            _time.Advance(Deadline + TimeSpan.FromMilliseconds(1));
            tickets.GetOrAdd(other, this, Count);
        }
        var before = _counted;

        tickets.GetOrAdd(Ticket, this, Count);

        Assert.Equal(before + 1, _counted);
    }

    [Fact]
    public void GetOrAdd_CountFails_IsNoAnswer()
    {
        var tickets = new Tickets<object>(_time);
        Assert.Throws<TimeoutException>(() => tickets.GetOrAdd(Ticket, this, _ => throw new TimeoutException()));

        Assert.NotNull(tickets.GetOrAdd(Ticket, this, Count));
        Assert.Equal(1, _counted);
    }

    private static object Count(TicketsTests test)
    {
        test._counted++;
        return new object();
    }
}
