using System.Text;
using Spit.Media.Sdp;

namespace Spit.Media.Tests.Sdp;

public sealed class SdpReaderTests
{
    private static readonly byte[] Offer = SdpSample.Of(
        SdpSample.Phone + "a=rtcp:4 IN IP4 192.0.2.8\r\na=maxptime:20\r\na=sendonly\r\nm=video 1 RTP/AVP 96\r\n");

    [Fact]
    public void TryRead_EveryPrefix_IsReadOrRefused()
    {
        for (var length = 0; length < Offer.Length; length++)
            Assert.True(SdpReader.TryRead(Offer.AsSpan(0, length), out _) is SdpFault.None or SdpFault.Malformed);
        Assert.Equal(SdpFault.None, SdpReader.TryRead(Offer, out var whole));
        Assert.Equal(2, whole.Media.Count);
    }

    [Fact]
    public void TryRead_BareLineFeeds_AreTaken() =>
        Assert.Equal(
            SdpFault.None,
            SdpReader.TryRead(Encoding.ASCII.GetBytes(SdpSample.Text(Offer).Replace("\r", "")), out _));

    [Theory]
    [InlineData("")]
    [InlineData("v=1\r\no=- 1 1 IN IP4 192.0.2.1\r\n")]
    [InlineData("v=0\r\ns=-\r\n")]
    [InlineData("o=- 1 1 IN IP4 192.0.2.1\r\nv=0\r\n")]
    [InlineData("v=0\r\nv=0\r\no=-\r\n")]
    [InlineData("v=0\r\n\r\no=-\r\n")]
    public void TryRead_NoDescription_IsMalformed(string text) =>
        Assert.Equal(SdpFault.Malformed, SdpReader.TryRead(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void TryRead_MoreThanTheLimits_IsTooLarge()
    {
        Assert.Equal(SdpFault.TooLarge, Read(new string('x', SdpLimits.MaxBytes)));
        Assert.Equal(SdpFault.TooLarge, Read(Repeat("a=x\r\n", SdpLimits.MaxLines)));
        Assert.Equal(SdpFault.TooLarge, Read(Repeat("m=audio 1 RTP/AVP 0\r\n", SdpLimits.MaxMedia + 1)));
        Assert.Equal(SdpFault.TooLarge, Read("m=audio 1 RTP/AVP " + Repeat("0 ", SdpLimits.MaxFormats + 1)));
    }

    [Fact]
    public void TryAnswer_DamagedOffers_NeverThrows()
    {
        var random = new Random(3264);
        var faults = new HashSet<SdpFault>();
        var session = new LocalSession(System.Net.IPEndPoint.Parse("203.0.113.5:30000"), 1);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])Offer.Clone();
            for (var damage = random.Next(1, 5); damage > 0; damage--)
                bytes[random.Next(bytes.Length)] = Offer[random.Next(Offer.Length)];
            faults.Add(session.TryAnswer(bytes, out _, out _));
            random.NextBytes(bytes);
            Assert.Equal(SdpFault.Malformed, session.TryAnswer(bytes, out _, out _));
        }
        Assert.Superset(
            new HashSet<SdpFault> { SdpFault.None, SdpFault.Malformed, SdpFault.NoAudio, SdpFault.UnusableAddress },
            faults);
    }

    private static SdpFault Read(string media) => SdpReader.TryRead(SdpSample.Of(media), out _);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
