namespace Spit.Detection.Tests.Scenarios;

public sealed class LoadTests
{
    [Theory]
    [InlineData(10, 0)]
    [InlineData(10, 0.2)]
    [InlineData(100, 0)]
    [InlineData(100, 2)]
    [InlineData(100, 30)]
    public void Play_OneCallerOneCallee_DeliveredAtAnyRate(double perSecond, double talkSeconds)
    {
        var calls = Plans.Steady("sip:sipp@192.0.2.1", perSecond, TimeSpan.FromMinutes(1), _ => new Call
        {
            At = default,
            Caller = "",
            Callee = "sip:service@192.0.2.2",
            Ring = TimeSpan.FromMilliseconds(5),
            Talk = TimeSpan.FromSeconds(talkSeconds),
        });

        var judged = new Scene().Play(calls);

        Assert.All(judged, j => Assert.True(j.Disposition <= Disposition.Tag, j.ToString()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Play_DifferentCallersFromOneAddress_DeliveredAtAHundredASecond(double talkSeconds)
    {
        var calls = Enumerable.Range(0, 12_000).Select(i => new Call
        {
            At = TimeSpan.FromSeconds(i / 100.0),
            Caller = $"sip:load{i}@192.0.2.1",
            Callee = "sip:service@192.0.2.2",
            Ring = TimeSpan.FromMilliseconds(5),
            Talk = TimeSpan.FromSeconds(talkSeconds),
        });

        var judged = new Scene().Play(calls);

        Assert.All(judged, j => Assert.True(j.Disposition <= Disposition.Tag, j.ToString()));
    }
}
