using System.Net;
using Spit.Media.Codecs;
using Spit.Media.Sdp;

namespace Spit.Media.Tests.Sdp;

public sealed class LocalSessionTests
{
    private readonly LocalSession _session = new(IPEndPoint.Parse("203.0.113.5:30000"), 77);

    [Fact]
    public void TryAnswer_PhonesOffer_AgreesOnItsFirstLaw()
    {
        var (answer, terms) = Answer(SdpSample.Phone);
        Assert.Equal(
            "v=0\r\no=- 77 1 IN IP4 203.0.113.5\r\ns=-\r\nc=IN IP4 203.0.113.5\r\nt=0 0\r\n"
            + "m=audio 30000 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
            + "a=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n",
            answer);
        Assert.Equal(
            new AudioTerms
            {
                Remote = IPEndPoint.Parse("192.0.2.7:49170"),
                RemoteRtcp = IPEndPoint.Parse("192.0.2.7:49171"),
                Law = G711Law.A,
                PayloadType = 8,
                TelephoneEvent = 101,
            },
            terms);
    }

    [Theory]
    [InlineData("sendonly", "recvonly", AudioDirection.ReceiveOnly)]
    [InlineData("recvonly", "sendonly", AudioDirection.SendOnly)]
    [InlineData("inactive", "inactive", AudioDirection.Inactive)]
    [InlineData("sendrecv", "sendrecv", AudioDirection.SendReceive)]
    public void TryAnswer_Direction_IsMirrored(string offered, string answered, AudioDirection direction)
    {
        var (answer, terms) = Answer(SdpSample.Phone + $"a={offered}\r\n");
        Assert.EndsWith($"a={answered}\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(direction, terms.Direction);
    }

    [Fact]
    public void TryAnswer_UnspecifiedAddress_IsHold()
    {
        var (answer, terms) = Answer(SdpSample.Phone, "IN IP4 0.0.0.0");
        Assert.EndsWith("a=recvonly\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(AudioDirection.ReceiveOnly, terms.Direction);
    }

    [Fact]
    public void TryAnswer_SeveralMedia_RejectsAllButOneInOrder()
    {
        var (answer, terms) = Answer(
            "m=video 5000 RTP/AVP 96\r\na=sendonly\r\nm=audio 6000 RTP/SAVP 0\r\nm=audio 7000 RTP/AVP 96 97\r\n"
            + "c=IN IP4 192.0.2.9\r\na=rtpmap:96 opus/48000/2\r\na=rtpmap:97 pcmu/8000/1\r\n"
            + "m=audio 8000 RTP/AVP 0\r\n");
        Assert.Contains("m=video 0 RTP/AVP 96\r\nm=audio 0 RTP/SAVP 0\r\nm=audio 30000 RTP/AVP 97\r\n", answer);
        Assert.EndsWith("m=audio 0 RTP/AVP 0\r\n", answer, StringComparison.Ordinal);
        Assert.Equal((IPEndPoint.Parse("192.0.2.9:7000"), (byte)97), (terms.Remote, terms.PayloadType));
        Assert.Null(terms.TelephoneEvent);
        var offer = SdpSample.Text(_session.Offer(G711Law.Mu, AudioDirection.SendReceive));
        Assert.Contains("m=video 0 RTP/AVP 96\r\nm=audio 0 RTP/SAVP 0\r\nm=audio 30000 RTP/AVP 0 8 101\r\n", offer);
    }

    [Theory]
    [InlineData("a=rtcp:50000\r\n", "192.0.2.7:50000", false)]
    [InlineData("a=rtcp:50000 IN IP4 192.0.2.8\r\n", "192.0.2.8:50000", false)]
    [InlineData("a=rtcp:x\r\n", "192.0.2.7:49171", false)]
    [InlineData("a=rtcp-mux\r\n", "192.0.2.7:49170", true)]
    public void TryAnswer_RtcpAttributes_AreTaken(string attribute, string rtcp, bool isMuxed)
    {
        var (answer, terms) = Answer(SdpSample.Phone + attribute);
        Assert.Equal((IPEndPoint.Parse(rtcp), isMuxed), (terms.RemoteRtcp, terms.IsRtcpMuxed));
        Assert.Equal(isMuxed, answer.Contains("a=rtcp-mux\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public void TryAnswer_AvpfAndShortPackets_AreAnsweredAsOffered()
    {
        var (answer, terms) = Answer("m=audio 6000/1 RTP/AVPF 0\r\na=maxptime:10\r\n");
        Assert.Contains("m=audio 30000 RTP/AVPF 0\r\n", answer);
        Assert.Contains("a=ptime:10\r\n", answer);
        Assert.Equal(10, terms.FrameMilliseconds);
    }

    [Fact]
    public void TryAnswer_IPv6_UsesIt()
    {
        var session = new LocalSession(IPEndPoint.Parse("[2001:db8::5]:30000"), 1);
        var offer = SdpSample.Of(SdpSample.Phone, "IN IP6 2001:db8::7");
        Assert.Equal(SdpFault.None, session.TryAnswer(offer, out var answer, out var terms));
        Assert.Equal(IPEndPoint.Parse("[2001:db8::7]:49170"), terms.Remote);
        Assert.Contains("c=IN IP6 2001:db8::5\r\n", SdpSample.Text(answer));
    }

    [Theory]
    [InlineData("m=audio 6000 RTP/SAVP 0\r\n", SdpFault.SecureOnly)]
    [InlineData("m=audio 6000 UDP/TLS/RTP/SAVPF 0\r\n", SdpFault.SecureOnly)]
    [InlineData("m=audio 6000 RTP/AVP 96\r\na=rtpmap:96 opus/48000/2\r\n", SdpFault.NoCommonCodec)]
    [InlineData("m=audio 6000 RTP/AVP 0\r\na=rtpmap:0 PCMU/16000\r\n", SdpFault.NoCommonCodec)]
    [InlineData("m=audio 6000 TCP 0\r\n", SdpFault.NoCommonCodec)]
    [InlineData("m=audio 0 RTP/AVP 0\r\n", SdpFault.NoAudio)]
    [InlineData("m=video 6000 RTP/AVP 0\r\n", SdpFault.NoAudio)]
    [InlineData("", SdpFault.NoAudio)]
    [InlineData("m=audio 6000 RTP/AVP 0\r\nc=IN IP4 239.0.0.1/127\r\n", SdpFault.UnusableAddress)]
    [InlineData("m=audio 6000 RTP/AVP 0\r\nc=IN IP4 239.0.0.1\r\n", SdpFault.UnusableAddress)]
    [InlineData("m=audio 6000 RTP/AVP 0\r\nc=IN IP4 phone.example\r\n", SdpFault.UnusableAddress)]
    [InlineData("m=audio 6000 RTP/AVP 0\r\nc=IN IP4 127.1\r\n", SdpFault.UnusableAddress)]
    [InlineData("m=audio 6000 RTP/AVP 0\r\nc=IN IP6 2001:db8::1\r\n", SdpFault.UnusableAddress)]
    [InlineData("m=audio x RTP/AVP 0\r\n", SdpFault.Malformed)]
    [InlineData("m=audio 70000 RTP/AVP 0\r\n", SdpFault.Malformed)]
    [InlineData("m=audio 6000\r\n", SdpFault.Malformed)]
    [InlineData("m=audio 6000 RTP/AVP 0\r\na=rtpmap:x\r\n", SdpFault.Malformed)]
    [InlineData("nonsense\r\n", SdpFault.Malformed)]
    public void TryAnswer_OfferThatCannotBeTaken_SaysWhy(string media, SdpFault fault)
    {
        Assert.Equal(fault, _session.TryAnswer(SdpSample.Of(media), out var answer, out _));
        Assert.Empty(answer);
        Assert.Empty(_session.Repeat());
    }

    [Fact]
    public void TryAnswer_Version_GoesUpWithAChangeOnly()
    {
        Assert.Contains("o=- 77 1 ", Answer(SdpSample.Phone).Answer);
        Assert.Contains("o=- 77 1 ", Answer(SdpSample.Phone).Answer);
        var held = Answer(SdpSample.Phone + "a=sendonly\r\n").Answer;
        Assert.Contains("o=- 77 2 ", held);
        Assert.Equal(held, SdpSample.Text(_session.Repeat()));
        Assert.Contains("o=- 77 3 ", Answer(SdpSample.Phone).Answer);
    }

    [Fact]
    public void TryAccept_AnswerToOurOffer_SettlesTerms()
    {
        var offer = _session.Offer(G711Law.A, AudioDirection.SendOnly);
        var theirs = new LocalSession(IPEndPoint.Parse("192.0.2.7:4000"), 5);
        Assert.Equal(SdpFault.None, theirs.TryAnswer(offer, out var answer, out var heard));
        Assert.Equal(SdpFault.None, _session.TryAccept(answer, out var terms));
        Assert.Equal((G711Law.A, (byte)8, AudioDirection.SendOnly), (terms.Law, terms.PayloadType, terms.Direction));
        Assert.Equal(AudioDirection.ReceiveOnly, heard.Direction);
        Assert.Equal((IPEndPoint.Parse("192.0.2.7:4000"), true), (terms.Remote, terms.IsRtcpMuxed));
        Assert.Equal(SdpFault.NotOffered, _session.TryAccept(answer, out _));
    }

    [Fact]
    public void TryAccept_RejectedAudio_IsNoAudio()
    {
        _session.Offer(G711Law.Mu, AudioDirection.SendReceive);
        Assert.Equal(SdpFault.NoAudio, _session.TryAccept(SdpSample.Of("m=audio 0 RTP/AVP 0\r\n"), out _));
        Assert.Equal(SdpFault.NoAudio, _session.TryAccept(SdpSample.Of(""), out _));
    }

    [Fact]
    public void OfferFor_OtherParty_NamesItsAddressAndCodec()
    {
        var other = Answer(SdpSample.Phone + "a=sendonly\r\na=rtcp:50000\r\n").Terms;
        var session = new LocalSession(IPEndPoint.Parse("203.0.113.5:30002"), 78);
        Assert.Equal(
            "v=0\r\no=- 78 1 IN IP4 203.0.113.5\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\n"
            + "m=audio 49170 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
            + "a=fmtp:101 0-15\r\na=ptime:20\r\na=rtcp:50000\r\na=sendonly\r\n",
            SdpSample.Text(session.OfferFor(other)));
    }

    [Fact]
    public void TryAnswerFor_OtherParty_NamesItsAddressIfItsLawWasOffered()
    {
        var other = Answer(SdpSample.Phone).Terms;
        var session = new LocalSession(IPEndPoint.Parse("203.0.113.5:30002"), 78);
        var offer = SdpSample.Of("m=audio 6000 RTP/AVP 0 8\r\n");
        Assert.Equal(SdpFault.None, session.TryAnswerFor(offer, other, out var answer, out var terms));
        Assert.Contains("c=IN IP4 192.0.2.7\r\nt=0 0\r\nm=audio 49170 RTP/AVP 8\r\n", SdpSample.Text(answer));
        Assert.Equal(G711Law.A, terms.Law);
        offer = SdpSample.Of("m=audio 6000 RTP/AVP 0\r\n");
        Assert.Equal(SdpFault.NoCommonCodec, session.TryAnswerFor(offer, other, out _, out _));
    }

    [Fact]
    public void TryAnswerFor_OtherPartyWithoutKeyEvents_LeavesThemOut()
    {
        var other = Answer(SdpSample.Phone).Terms with { TelephoneEvent = null, FrameMilliseconds = 10 };
        var session = new LocalSession(IPEndPoint.Parse("203.0.113.5:30002"), 78);
        Assert.Equal(
            SdpFault.None, session.TryAnswerFor(SdpSample.Of(SdpSample.Phone), other, out var answer, out var terms));
        Assert.EndsWith(
            "m=audio 49170 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=ptime:10\r\na=sendrecv\r\n",
            SdpSample.Text(answer), StringComparison.Ordinal);
        Assert.Equal((byte)101, terms.TelephoneEvent);
    }

    [Fact]
    public void OfferFor_StreamAgreedOnWithFeedback_KeepsItsProfile()
    {
        var (_, other) = Answer("m=audio 6000 RTP/AVPF 8\r\n");
        Assert.Contains("RTP/AVPF 8\r\n", SdpSample.Text(_session.OfferFor(other)), StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_Offer_SaysWhatItWouldComeToAndChangesNothing()
    {
        var (before, _) = Answer(SdpSample.Phone);
        var offer = SdpSample.Of("m=audio 6000 RTP/AVP 0 8\r\na=sendonly\r\n");
        Assert.Equal(SdpFault.None, _session.TryRead(offer, null, out var terms));
        Assert.Equal((G711Law.Mu, AudioDirection.ReceiveOnly), (terms.Law, terms.Direction));
        Assert.Equal(SdpFault.None, _session.TryRead(offer, G711Law.A, out terms));
        Assert.Equal(G711Law.A, terms.Law);
        Assert.Equal(SdpFault.Malformed, _session.TryRead("nonsense"u8, null, out _));
        Assert.Equal(before, SdpSample.Text(_session.Repeat()));
    }

    private (string Answer, AudioTerms Terms) Answer(string media, string connection = "IN IP4 192.0.2.7")
    {
        Assert.Equal(SdpFault.None, _session.TryAnswer(SdpSample.Of(media, connection), out var answer, out var terms));
        return (SdpSample.Text(answer), terms);
    }
}
