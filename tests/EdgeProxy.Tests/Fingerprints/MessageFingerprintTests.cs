using System.Text;
using CsCheck;
using Spit.EdgeProxy.Fingerprints;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Tests.Fingerprints;

/// <summary>A fingerprint is about how an INVITE is made, and not about what it says.</summary>
public sealed class MessageFingerprintTests
{
    // Fixed, so that the suite stays quick.
    private const int Calls = 500;

    private static readonly Gen<(int At, byte Value)[]> Damage =
        Gen.Select(Gen.Int[0, 5_000], Gen.Byte).Array[1, 20];

    public static TheoryData<string> Devices => ["sipp", "baresip", "kamailio"];

    /// <summary>What one changes to be another make.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "baresip", "Call-ID: {hex16}\nCSeq: {number} INVITE", "CSeq: {number} INVITE\nCall-ID: {hex16}" },
        { "baresip", "Call-ID:", "i:" },
        { "baresip", "Call-ID:", "Call-Id:" },
        { "baresip", "Call-ID: ", "Call-ID : " },
        { "baresip", "To: <", "To:<" },
        { "baresip", "Allow: INVITE,ACK", "Allow: ACK,INVITE" },
        { "baresip", "Supported:", "Supported: gruu" },
        { "baresip", "User-Agent: baresip", "User-Agent: other" },
        { "baresip", "Max-Forwards: {hops}\n", "" },
        { "baresip", "branch=z9hG4bK{hex16};rport", "rport;branch=z9hG4bK{hex16}" },
        { "baresip", "branch=z9hG4bK{hex16}", "branch=z9hG4bK{hex16}{hex16}" },
        { "baresip", "Call-ID: {hex16}", "Call-ID: {hex16}@{host}" },
        { "baresip", "tag={hex16}", "tag=0123456789abcdefghij" },
        { "baresip", "RTP/AVP 0 8 101", "RTP/AVP 8 0 101" },
        { "baresip", "rtpmap:8 PCMA/8000", "rtpmap:8 pcma/8000" },
        { "baresip", "a=ptime:20", "a=ptime:30" },
        { "baresip", "a=rtpmap:101 telephone-event/8000\n", "" },
        { "baresip", "o=- ", "o=alice " },
        { "baresip", "c=IN IP4 {host}\nt=0 0", "t=0 0\nc=IN IP4 {host}" },
        { "baresip", "a=sendrecv", "a=zrtp-hash:1.10 {hex16}\na=sendrecv" },
        { "kamailio", "a=crypto:1 AES_CM_128_HMAC_SHA1_80", "a=crypto:1 AES_CM_128_HMAC_SHA1_32" },
        { "kamailio", "a=ice-ufrag:{word}\na=ice-pwd:{hex16}\n", "" },
        { "kamailio", ";reg-id=1", ";ob" },
        { "kamailio", "Supported: replaces, timer", "Supported: timer, replaces" },
    };

    /// <summary>What comes and goes with the way and the occasion of a call.</summary>
    public static TheoryData<string, string, string> Occasions => new()
    {
        { "baresip", "Route: <sip:{host}:{port};lr>\n", "" },
        { "baresip", "User-Agent:", "P-Asserted-Identity: <sip:{caller}@{host}>\nUser-Agent:" },
        { "baresip", "User-Agent:", "P-Charging-Vector: icid-value={word}\nPrivacy: id\nUser-Agent:" },
        { "baresip", "User-Agent:", "Identity: {word}.{word}.{word};info=<https://x>\nUser-Agent:" },
        { "baresip", "User-Agent:", "Proxy-Authorization: Digest username=\"{word}\"\nUser-Agent:" },
        { "baresip", "User-Agent:", "Diversion: <sip:{callee}@{host}>\nUser-Agent:" },
        { "kamailio", "Record-Route: <sip:{host};lr;ftag=as{hex16}>\n", "" },
        {
            "kamailio",
            "Via: SIP/2.0/UDP {host}:{port};received={host};branch=z9hG4bK{hex16};rport={port}\n",
            "Via: SIP/2.0/TCP far.example.com;branch=z9hG4bK1\nVia: SIP/2.0/UDP {host};branch=z9hG4bKx\n"
        },
        {
            "kamailio",
            "a=candidate:{word} 1 UDP {number} {host} {port} typ srflx\n",
            "a=candidate:1 1 UDP 1 {host} 1 typ relay\na=candidate:2 1 UDP 1 {host} 1 typ relay\n"
        },
    };

    [Theory]
    [MemberData(nameof(Devices))]
    public void Of_TwoCallsOfOneDevice_IsTheSame(string device)
    {
        var first = Of(Device(device).Call());

        Device(device).Calls.Sample(call => Of(call) == first, iter: Calls);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_AnotherMake_IsAnother(string device, string text, string other)
    {
        var original = Of(Device(device).Call());
        var changed = Device(device).With(text, other);

        changed.Calls.Sample(call => Of(call) != original, iter: 20);
    }

    [Theory]
    [MemberData(nameof(Occasions))]
    public void Of_AnotherWayOrOccasion_IsTheSame(string device, string text, string other)
    {
        var original = Of(Device(device).Call());
        var changed = Device(device).With(text, other);

        changed.Calls.Sample(call => Of(call) == original, iter: 20);
    }

    [Fact]
    public void Of_HeadersInAnyOtherOrder_IsAnother()
    {
        var lines = Encoding.Latin1.GetString(DeviceInvite.Baresip.Call()).Split("\r\n");
        var headers = Array.IndexOf(lines, "") - 1;
        var original = Of(DeviceInvite.Baresip.Call());

        Gen.Select(Gen.Int[1, headers], Gen.Int[1, headers]).Where(g => g.Item1 != g.Item2).Sample(
            (a, b) =>
            {
                var swapped = lines.ToArray();
                (swapped[a], swapped[b]) = (lines[b], lines[a]);
                // Where a route stands says nothing about the device.
                var isRoute = lines[a].StartsWith("Route", StringComparison.Ordinal)
                    || lines[b].StartsWith("Route", StringComparison.Ordinal);
                return isRoute || Of(Encoding.Latin1.GetBytes(string.Join("\r\n", swapped))) != original;
            },
            iter: 200);
    }

    [Fact]
    public void Of_EveryDevice_IsItsOwnSixteenHexDigits()
    {
        string[] all = [.. Devices.Select(d => Of(Device(d.Data).Call()))];

        Assert.Equal(3, all.Distinct().Count());
        Assert.All(all, fingerprint => Assert.Matches("^[0-9a-f]{16}$", fingerprint));
    }

    // An edge of another version, or on another machine, must come to the same one: a change here forgets all of them.
    [Fact]
    public void Of_AKnownMessage_StaysAsItWas() =>
        Assert.Equal("1d205dd455eb2bae", Of(DeviceInvite.Sipp.Call()));

    [Fact]
    public void Of_DamagedMessages_NeverThrows() =>
        Gen.Select(Gen.OneOf(DeviceInvite.Baresip.Calls, DeviceInvite.ThroughKamailio.Calls), Damage).Sample(
            (message, damage) =>
            {
                foreach (var (at, value) in damage)
                    message[at % message.Length] = value;
                return Read(message, view => MessageFingerprint.HashOf(view)) is not 0;
            },
            iter: Calls);

    [Fact]
    public void HashOf_AnyMessage_AllocatesNothing()
    {
        var message = DeviceInvite.ThroughKamailio.Call();
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(message, slots, out var view));
        var hash = MessageFingerprint.HashOf(view);

        // Not by an action: a view lives on the stack and cannot be captured.
        var least = long.MaxValue;
        for (var round = 0; round < 100; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            hash ^= MessageFingerprint.HashOf(view);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.NotEqual(0u, hash);
    }

    private static DeviceInvite Device(string name) => name switch
    {
        "sipp" => DeviceInvite.Sipp,
        "baresip" => DeviceInvite.Baresip,
        _ => DeviceInvite.ThroughKamailio,
    };

    private static string Of(byte[] message) => Read(message, MessageFingerprint.Of);

    private static T Read<T>(byte[] message, Func<SipMessageView, T> use)
    {
        SipMessageView.TryRead(message, new SipHeaderSlot[SipLimits.MaxHeaders], out var view);
        return use(view);
    }
}
