using Spit.Hosting.Settings;

namespace Spit.Hosting.Tests.Settings;

public sealed class SecretTextTests
{
    [Fact]
    public void ToString_DoesNotTell()
    {
        Assert.True(SettingText.TryRead(typeof(SecretText), "a-word", out var value, out _));

        var secret = Assert.IsType<SecretText>(value);
        Assert.Equal("a-word", secret.Reveal());
        Assert.Equal("(secret)", $"{secret}");
        Assert.Equal("(secret)", SettingText.Write(secret));
    }
}
