namespace Spit.Simulator.Tests;

public sealed class ArgumentTextTests
{
    [Theory]
    [InlineData("20s", 20)]
    [InlineData("2m", 120)]
    [InlineData("1500ms", 1.5)]
    [InlineData("1.5m", 90)]
    [InlineData("1s", 1)]
    [InlineData("60m", 3600)]
    public void TryReadDuration_NumberAndUnit_Reads(string text, double seconds)
    {
        Assert.True(ArgumentText.TryReadDuration(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("20")]
    [InlineData("-5s")]
    [InlineData("0s")]
    [InlineData("61m")]
    [InlineData("20 s")]
    [InlineData("1e3s")]
    [InlineData("20h")]
    public void TryReadDuration_AnythingElse_Refuses(string text) =>
        Assert.False(ArgumentText.TryReadDuration(text, out _));

    [Theory]
    [InlineData("127.0.0.1:5060", "127.0.0.1:5060")]
    [InlineData("localhost:5060", "127.0.0.1:5060")]
    [InlineData("[::1]:5060", "[::1]:5060")]
    [InlineData("127.0.0.1:0", "127.0.0.1:0")]
    public void TryReadEndPoint_HostAndPort_Reads(string text, string expected)
    {
        Assert.True(ArgumentText.TryReadEndPoint(text, out var endPoint));
        Assert.Equal(expected, endPoint.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData(":5060")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("somewhere:5060")]
    public void TryReadEndPoint_AnythingElse_Refuses(string text) =>
        Assert.False(ArgumentText.TryReadEndPoint(text, out _));

    [Fact]
    public void TryReadEdge_PopAndEndPoint_Reads()
    {
        Assert.True(ArgumentText.TryReadEdge("fra1=127.0.0.1:5060", out var edge));
        Assert.Equal("fra1", edge.Pop);
        Assert.Equal("127.0.0.1:5060", edge.Address.ToString());
    }

    [Theory]
    [InlineData("127.0.0.1:5060")]
    [InlineData("=127.0.0.1:5060")]
    [InlineData("fra1=127.0.0.1")]
    [InlineData("fra1=127.0.0.1:0")]
    public void TryReadEdge_AnythingElse_Refuses(string text) =>
        Assert.False(ArgumentText.TryReadEdge(text, out _));
}
