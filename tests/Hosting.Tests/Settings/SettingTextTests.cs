using System.Net;
using Spit.Hosting.Settings;

namespace Spit.Hosting.Tests.Settings;

public sealed class SettingTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("500us", 0.5)]
    [InlineData("50ms", 50)]
    [InlineData("1.5s", 1500)]
    [InlineData("5m", 300_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("3 s", 3000)]
    public void TryRead_TimeWithUnit_IsRead(string text, double milliseconds)
    {
        Assert.True(SettingText.TryRead(typeof(TimeSpan), text, out var value, out _));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), value);
    }

    [Theory]
    [InlineData("50")]
    [InlineData("-5s")]
    [InlineData("5 weeks")]
    [InlineData("ms")]
    [InlineData("1.2.3s")]
    [InlineData("99999999999999d")]
    [InlineData("00:00:05")]
    public void TryRead_TimeThatIsNone_SaysWhatWasExpected(string text)
    {
        Assert.False(SettingText.TryRead(typeof(TimeSpan), text, out _, out var error));
        Assert.StartsWith($"'{text}' is not a time", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50ms")]
    [InlineData("90s")]
    [InlineData("2h")]
    [InlineData("1d")]
    [InlineData("0")]
    public void Write_Time_IsWhatWasRead(string text)
    {
        Assert.True(SettingText.TryRead(typeof(TimeSpan), text, out var value, out _));
        Assert.Equal(text == "90s" ? "90s" : text, SettingText.Write(value));
    }

    [Theory]
    [InlineData("127.0.0.1:5060")]
    [InlineData("[::1]:5060")]
    [InlineData("0.0.0.0:0")]
    public void TryRead_EndPoint_IsRead(string text)
    {
        Assert.True(SettingText.TryRead(typeof(IPEndPoint), text, out var value, out _));
        Assert.Equal(text, SettingText.Write(value));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("[::1]:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("host:5060")]
    public void TryRead_EndPointThatIsNone_IsRefused(string text) =>
        Assert.False(SettingText.TryRead(typeof(IPEndPoint), text, out _, out _));

    [Theory]
    [InlineData("http://127.0.0.1:7070", true)]
    [InlineData("https://grid.example.com", true)]
    [InlineData("grid.example.com:7070", false)]
    [InlineData("ftp://grid.example.com", false)]
    public void TryRead_Url_HasASchemeOfTheWeb(string text, bool expected) =>
        Assert.Equal(expected, SettingText.TryRead(typeof(Uri), text, out _, out _));
}
