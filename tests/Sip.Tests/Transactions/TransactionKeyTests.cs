using System.Text;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

public sealed class TransactionKeyTests
{
    private const string Via = "SIP/2.0/UDP client.example.com:5062;branch=z9hG4bKabc123";
    private const string OldVia = "SIP/2.0/UDP client.example.com:5062";

    [Fact]
    public void Write_InviteSentAgain_SameKey() =>
        Assert.Equal(KeyOf(Request("INVITE", Via)), KeyOf(Request("INVITE", Via)));

    [Theory]
    [InlineData(Via)]
    [InlineData(OldVia)]
    [InlineData("SIP/2.0/UDP client.example.com:5062;branch=z9hG4bK")]
    [InlineData("SIP/2.0/UDP client.example.com:5062;branch=1")]
    public void Write_AckWithTheTagOfTheResponse_FindsItsInvite(string via) => Assert.Equal(
        KeyOf(Request("INVITE", via)), KeyOf(Request("ACK", via, toTag: ";tag=callee")));

    [Theory]
    [InlineData(Via)]
    [InlineData(OldVia)]
    public void Write_CancelAsInvite_FindsItsInvite(string via) => Assert.Equal(
        KeyOf(Request("INVITE", via)), KeyOf(Request("CANCEL", via), SipMethod.Invite));

    [Theory]
    [InlineData(Via)]
    [InlineData(OldVia)]
    public void Write_CancelItself_IsAnotherTransaction(string via) => Assert.NotEqual(
        KeyOf(Request("INVITE", via)), KeyOf(Request("CANCEL", via)));

    [Theory]
    [InlineData("SIP/2.0/UDP client.example.com:5062;branch=z9hG4bKabc124")]
    [InlineData("SIP/2.0/UDP client.example.com:5063;branch=z9hG4bKabc123")]
    [InlineData("SIP/2.0/UDP other.example.com:5062;branch=z9hG4bKabc123")]
    [InlineData("SIP/2.0/UDP client.example.com;branch=z9hG4bKabc123")]
    public void Write_BranchOrSentByDiffers_AnotherKey(string via) =>
        Assert.NotEqual(KeyOf(Request("INVITE", Via)), KeyOf(Request("INVITE", via)));

    [Theory]
    [InlineData(Via, "SIP/2.0/UDP CLIENT.example.com:5062;branch=z9hG4bKABC123")]
    [InlineData(Via, "SIP/2.0/UDP client.example.com:5062 ;rport;branch=z9hG4bKabc123;received=192.0.2.1")]
    [InlineData("SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1", "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1")]
    [InlineData("SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1", "SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK1")]
    public void Write_SameBranchAndSentByWrittenOtherwise_SameKey(string one, string other) =>
        Assert.Equal(KeyOf(Request("INVITE", one)), KeyOf(Request("INVITE", other)));

    [Fact]
    public void Write_UniqueBranch_NothingElseCounts() => Assert.Equal(
        KeyOf(Request("INVITE", Via)),
        KeyOf(Request("INVITE", Via, uri: "sip:other@example.net", callId: "else", fromTag: "f2", sequence: 9)));

    [Fact]
    public void Write_UnknownMethods_ToldApartByTheirToken()
    {
        Assert.NotEqual(KeyOf(Request("HELLO", Via)), KeyOf(Request("GOODBYE", Via)));
        Assert.NotEqual(KeyOf(Request("HELLO", Via)), KeyOf(Request("OPTIONS", Via)));
        Assert.Equal(KeyOf(Request("HELLO", Via)), KeyOf(Request("HELLO", Via)));
    }

    [Fact]
    public void Write_OldBranch_EveryFieldCounts()
    {
        var key = KeyOf(Request("OPTIONS", OldVia));

        Assert.Equal(key, KeyOf(Request("OPTIONS", OldVia)));
        Assert.NotEqual(key, KeyOf(Request("OPTIONS", OldVia, uri: "sip:other@example.net")));
        Assert.NotEqual(key, KeyOf(Request("OPTIONS", OldVia, callId: "else")));
        Assert.NotEqual(key, KeyOf(Request("OPTIONS", OldVia, fromTag: "f2")));
        Assert.NotEqual(key, KeyOf(Request("OPTIONS", OldVia, toTag: ";tag=t")));
        Assert.NotEqual(key, KeyOf(Request("OPTIONS", OldVia, sequence: 2)));
        Assert.NotEqual(key, KeyOf(Request("OPTIONS", OldVia + ";branch=1")));
        Assert.NotEqual(key, KeyOf(Request("INFO", OldVia)));
    }

    // RFC 4475 3.2.1: the cookie alone makes no branch, so such requests are told apart by the old rules.
    [Fact]
    public void Write_CookieAlone_EveryFieldCounts()
    {
        const string CookieOnly = "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK";

        Assert.NotEqual(KeyOf(Request("OPTIONS", CookieOnly)), KeyOf(Request("OPTIONS", CookieOnly, callId: "else")));
    }

    [Fact]
    public void Write_PartsThatWouldRunTogether_AnotherKey() => Assert.NotEqual(
        KeyOf(Request("OPTIONS", OldVia, fromTag: "ab", callId: "c")),
        KeyOf(Request("OPTIONS", OldVia, fromTag: "a", callId: "bc")));

    [Fact]
    public void Write_Response_FindsTheRequestThatItsBranchNames()
    {
        Assert.Equal(KeyOf(Request("BYE", Via)), ResponseKey("BYE"));
        Assert.Equal(KeyOf(Request("HELLO", Via)), ResponseKey("HELLO"));
        Assert.NotEqual(KeyOf(Request("INVITE", Via)), ResponseKey("CANCEL"));

        static TransactionKey ResponseKey(string method)
        {
            var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
            var bytes = Encoding.UTF8.GetBytes(
                $"SIP/2.0 200 OK\r\nVia: {Via};received=192.0.2.9\r\nFrom: <sip:a@example.com>;tag=f\r\n"
                + $"To: <sip:b@example.com>;tag=t\r\nCall-ID: c\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n");
            Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var response));
            var key = new byte[TransactionKey.MaxLength];
            return TransactionKey.Create(key.AsSpan(0, TransactionKey.Write(response, response.CSeq.Method, key)));
        }
    }

    [Fact]
    public void Write_NoRoom_SaysSo()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        var bytes = Request("INVITE", Via);
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var request));
        var room = new byte[TransactionKey.MaxLength];
        var length = TransactionKey.Write(request, SipMethod.Invite, room);

        for (var size = 0; size < length; size++)
            Assert.Equal(-1, TransactionKey.Write(request, SipMethod.Invite, room.AsSpan(0, size)));
        Assert.Equal(length, TransactionKey.Write(request, SipMethod.Invite, room.AsSpan(0, length)));
    }

    [Fact]
    public void AlternateLookup_KeyBytes_FindsAndAllocatesNothing()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        var scratch = new byte[TransactionKey.MaxLength];
        byte[][] requests = [Request("INVITE", Via), Request("INVITE", OldVia), Request("OPTIONS", Via)];
        var table = new Dictionary<TransactionKey, int>(TransactionKeyComparer.Instance);
        for (var i = 0; i < requests.Length; i++)
            table.Add(KeyOf(requests[i]), i);

        Assert.True(FindAll());
        Assert.Equal(0, Allocated.By(() => FindAll()));

        bool FindAll()
        {
            var lookup = table.GetAlternateLookup<ReadOnlySpan<byte>>();
            for (var i = 0; i < requests.Length; i++)
            {
                SipMessageView.TryRead(requests[i], slots, out var view);
                var length = TransactionKey.Write(view, view.Method, scratch);
                if (!lookup.TryGetValue(scratch.AsSpan(0, length), out var value) || value != i)
                    return false;
            }

            return true;
        }
    }

    [Fact]
    public void Default_ComparedWithAKey_IsEqualOnlyToItself()
    {
        Assert.Equal(default, TransactionKey.Create([]));
        Assert.NotEqual(default, KeyOf(Request("INVITE", Via)));
        Assert.Equal(default(TransactionKey).GetHashCode(), TransactionKey.Create([]).GetHashCode());
    }

    private static TransactionKey KeyOf(byte[] bytes, SipMethod? method = null)
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var request));
        var key = new byte[TransactionKey.MaxLength];
        var length = TransactionKey.Write(request, method ?? request.Method, key);
        Assert.InRange(length, 1, TransactionKey.MaxLength);
        var created = TransactionKey.Create(key.AsSpan(0, length));
        // A hash that differs between the two ways to ask would lose transactions.
        Assert.Equal(created.GetHashCode(), TransactionKeyComparer.Instance.GetHashCode(key.AsSpan(0, length)));
        return created;
    }

    private static byte[] Request(
        string method, string via, string uri = "sip:bob@example.com", string callId = "call@example.com",
        string fromTag = "f1", string toTag = "", int sequence = 1) => Encoding.UTF8.GetBytes(
        $"{method} {uri} SIP/2.0\r\nVia: {via}\r\nMax-Forwards: 70\r\nFrom: <sip:alice@example.com>;tag={fromTag}\r\n"
        + $"To: <sip:bob@example.com>{toTag}\r\nCall-ID: {callId}\r\nCSeq: {sequence} {method}\r\n"
        + "Content-Length: 0\r\n\r\n");
}
