using System.Text;
using Spit.Hosting.Sealing;

namespace Spit.Hosting.Tests.Sealing;

public sealed class TextSealTests : IDisposable
{
    private readonly TextSeal _seal = new("a shared secret"u8, "test");

    [Fact]
    public void TryOpen_OwnText_GivesTheContentBack()
    {
        var text = Encoding.ASCII.GetBytes(_seal.Seal("content"u8, "call-1"u8));

        Assert.Equal("content"u8.ToArray(), _seal.TryOpen(text, "call-1"u8));
        Assert.Null(_seal.TryOpen(text, "call-2"u8));
    }

    [Theory]
    [InlineData("another secret", "test")]
    [InlineData("a shared secret", "another purpose")]
    public void TryOpen_OtherKeyOrPurpose_IsNull(string key, string purpose)
    {
        var text = Encoding.ASCII.GetBytes(_seal.Seal("content"u8, default));
        using var other = new TextSeal(Encoding.UTF8.GetBytes(key), purpose);

        Assert.Null(other.TryOpen(text, default));
    }

    [Fact]
    public void TryOpen_AnyByteChangedOrCutOff_IsNull()
    {
        var text = Encoding.ASCII.GetBytes(_seal.Seal("content"u8, default));
        for (var i = 0; i < text.Length; i++)
        {
            var changed = (byte[])text.Clone();
            changed[i] = changed[i] == (byte)'A' ? (byte)'Q' : (byte)'A';
            Assert.Null(_seal.TryOpen(changed, default));
            Assert.Null(_seal.TryOpen(text.AsSpan(0, i), default));
        }
    }

    [Fact]
    public void TryOpen_TextThatIsNone_IsNull()
    {
        Assert.Null(_seal.TryOpen("not base64!"u8, default));
        Assert.Null(_seal.TryOpen(new byte[100_000], default));
    }

    public void Dispose() => _seal.Dispose();
}
