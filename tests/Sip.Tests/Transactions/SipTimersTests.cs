using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

public sealed class SipTimersTests
{
    [Fact]
    public void Default_EveryTimer_AsInTable4AndRfc6026()
    {
        var timers = SipTimers.Default;
        var thirtyTwo = TimeSpan.FromSeconds(32);

        Assert.Equal(TimeSpan.FromMilliseconds(500), timers.T1);
        Assert.Equal(TimeSpan.FromSeconds(4), timers.T2);
        Assert.Equal(TimeSpan.FromSeconds(5), timers.T4);
        Assert.All(
            [timers.TimerB, timers.TimerD, timers.TimerF, timers.TimerH, timers.TimerJ, timers.TimerL, timers.TimerM],
            timer => Assert.Equal(thirtyTwo, timer));
        Assert.Equal(timers.T4, timers.TimerI);
        Assert.Equal(timers.T4, timers.TimerK);
    }

    [Theory]
    [InlineData(50, 32_000)]
    [InlineData(1000, 64_000)]
    public void TimerD_AnyT1_IsAtLeast32SecondsAndTimerH(int t1, int expected)
    {
        var timers = new SipTimers { T1 = TimeSpan.FromMilliseconds(t1) };

        Assert.Equal(TimeSpan.FromMilliseconds(expected), timers.TimerD);
    }

    [Fact]
    public void TimerB_Set_ChangesNoOtherTimer()
    {
        var timers = new SipTimers { TimerB = TimeSpan.FromSeconds(2) };

        Assert.Equal(TimeSpan.FromSeconds(2), timers.TimerB);
        Assert.Equal(SipTimers.Default.TimerF, timers.TimerF);
        Assert.Equal(SipTimers.Default.TimerM, timers.TimerM);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3_600_001)]
    public void Init_OutOfRange_Throws(int milliseconds)
    {
        var value = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Throws<ArgumentOutOfRangeException>(() => new SipTimers { T1 = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => SipTimers.Default with { T2 = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => SipTimers.Default with { T4 = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => SipTimers.Default with { TimerB = value });
    }
}
