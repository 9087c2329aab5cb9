using CsCheck;
using Spit.Detection.Counters;

namespace Spit.Detection.Tests.Counters;

public sealed class DistinctCounterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    [Fact]
    public void At_UpToSixtyFour_Exact() =>
        Gen.Int[0, 63].Array[0, 300].Sample(
            items =>
            {
                var counter = new DistinctCounter();
                foreach (var item in items) counter.Add($"+49302312{item:0000}", Start, Window);
                return counter.At(Start, Window) == items.Distinct().Count();
            },
            iter: 1_000);

    [Fact]
    public void At_SixtyFourThenOneMore_LeavesTheExactRangeUpwards()
    {
        var counter = Filled(64, seed: 1);
        Assert.Equal(64, counter.At(Start, Window));

        counter.Add("one more", Start, Window);

        Assert.InRange(counter.At(Start, Window), 65, 80);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(600)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void At_Many_WithinTheStatedError(int count)
    {
        var errors = Enumerable.Range(0, 20)
            .Select(seed => (Filled(count, seed).At(Start, Window) / count) - 1)
            .ToArray();

        // Standard error 6.5 %: 20 estimates, root mean square below 1.6 of it, none beyond 4 of it.
        Assert.InRange(Math.Sqrt(errors.Average(e => e * e)), 0, 0.104);
        Assert.All(errors, error => Assert.InRange(error, -0.26, 0.26));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5_000)]
    public void At_TimePasses_ForgetsWithinAWindow(int count)
    {
        var counter = Filled(count, seed: 1);
        var full = counter.At(Start, Window);

        Assert.Equal(full, counter.At(Start.AddMinutes(29), Window));
        Assert.Equal(full, counter.At(Start.AddMinutes(59), Window));
        Assert.Equal(0, counter.At(Start.AddMinutes(60), Window));
    }

    [Fact]
    public void Add_SlidingStream_CountsNoLessThanHalfAWindowAndNoMoreThanAWhole()
    {
        var counter = new DistinctCounter();
        for (var minute = 0; minute < 600; minute++)
        {
            var now = Start.AddMinutes(minute);
            counter.Add($"callee {minute}", now, Window);
            Assert.InRange(counter.At(now, Window), Math.Min(minute + 1, 30), 60);
        }
    }

    [Fact]
    public void Add_SameTextInBothHalves_CountsOnce()
    {
        var counter = new DistinctCounter();
        counter.Add("a", Start, Window);
        counter.Add("b", Start, Window);
        counter.Add("a", Start.AddMinutes(31), Window);

        Assert.Equal(2, counter.At(Start.AddMinutes(31), Window));
        Assert.Equal(1, counter.At(Start.AddMinutes(61), Window));
    }

    [Fact]
    public void Add_ClockGoesBackwards_CountsInTheCurrentHalf()
    {
        var counter = new DistinctCounter();
        counter.Add("a", Start, Window);
        counter.Add("b", Start - (Window / 2), Window);

        Assert.Equal(2, counter.At(Start, Window));
    }

    [Fact]
    public void Add_ClockWasAheadByMoreThanAWindow_ForgetsFromNowOn()
    {
        var counter = new DistinctCounter();
        counter.Add("a", Start.AddDays(1), Window);
        counter.Add("b", Start, Window);

        Assert.Equal(2, counter.At(Start, Window));
        Assert.Equal(0, counter.At(Start + Window, Window));
    }

    [Fact]
    public void Add_KnownText_AllocatesNothing()
    {
        var counter = Filled(5_000, seed: 1);

        Assert.Equal(0, Allocated.By(() => counter.Add("again", Start, Window)));
    }

    private static DistinctCounter Filled(int count, int seed)
    {
        var counter = new DistinctCounter();
        for (var i = 0; i < count; i++) counter.Add($"sip:{seed}.{i}@example.com", Start, Window);
        return counter;
    }
}
