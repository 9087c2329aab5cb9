using System.Net;
using System.Text;
using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Challenger.Sip;

/// <summary>A dialog as we see it (RFC 3261 12).</summary>
internal sealed class Dialog
{
    /// <summary>RFC 3261 20.5; what we take part in.</summary>
    public const string Allow = "INVITE, ACK, CANCEL, BYE, OPTIONS";

    private uint _sequence;
    private uint? _remoteSequence;

    public required string CallId { get; init; }

    public required string LocalTag { get; init; }

    /// <summary>Our From or To value, tag included.</summary>
    public required string Local { get; init; }

    /// <summary>Theirs.</summary>
    public required string Remote { get; set; }

    /// <summary>Their Contact.</summary>
    public required string Target { get; set; }

    public IReadOnlyList<string> Routes { get; set; } = [];

    /// <summary>Where our requests go first.</summary>
    public required IPEndPoint Hop { get; init; }

    /// <summary>By which a request finds it.</summary>
    public string Key => KeyOf(CallId, LocalTag);

    public static string KeyOf(string callId, string localTag) => $"{callId}\n{localTag}";

    /// <summary>RFC 3261 12.1.1: the called side of an INVITE.</summary>
    public static Dialog OfInvite(SipMessageView invite, string tag, IPEndPoint source)
    {
        var routes = new List<string>();
        foreach (var route in invite.Elements(SipHeaderName.RecordRoute)) routes.Add(Text(route));
        var remote = Text(invite.Get(SipHeaderName.From));
        return new Dialog
        {
            CallId = Text(invite.CallId),
            LocalTag = tag,
            Local = $"{Text(invite.Get(SipHeaderName.To))};tag={tag}",
            Remote = remote,
            Target = ContactOf(invite) ?? Text(invite.From.Uri),
            Routes = routes,
            Hop = source,
            _remoteSequence = invite.CSeq.Number,
        };
    }

    public static string? ContactOf(SipMessageView message) =>
        SipNameAddr.TryRead(message.Get(SipHeaderName.Contact), out var contact) ? Text(contact.Uri) : null;

    /// <summary>RFC 3261 12.1.2: takes in what the answer to our INVITE says.</summary>
    public void Establish(SipMessageView answer)
    {
        var routes = new List<string>();
        foreach (var route in answer.Elements(SipHeaderName.RecordRoute)) routes.Insert(0, Text(route));
        Routes = routes;
        Remote = Text(answer.Get(SipHeaderName.To));
        Target = ContactOf(answer) ?? Target;
    }

    /// <summary>The next sequence number of our own requests.</summary>
    public uint Next() => ++_sequence;

    /// <summary>RFC 3261 12.2.2: whether a request of theirs is newer than the last one; it then is the last.</summary>
    public bool Follows(uint sequence)
    {
        if (sequence <= _remoteSequence) return false;
        _remoteSequence = sequence;
        return true;
    }

    /// <summary>Writes a request within the dialog, or the INVITE that begins it.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="sequence">Its number: a new one, or that of the INVITE for an ACK.</param>
    /// <param name="via">Our Via value.</param>
    /// <param name="extra">Further header lines, each with its end.</param>
    /// <param name="body">A session description; empty: none.</param>
    public byte[] Write(string method, uint sequence, string via, string extra = "", ReadOnlySpan<byte> body = default)
    {
        var text = new StringBuilder(1024)
            .Append(method).Append(' ').Append(Target).Append(" SIP/2.0\r\nVia: ").Append(via)
            .Append("\r\nMax-Forwards: ").Append(SipLimits.InitialMaxForwards).Append("\r\n");
        foreach (var route in Routes) text.Append("Route: ").Append(route).Append("\r\n");
        text.Append("From: ").Append(Local).Append("\r\nTo: ").Append(Remote)
            .Append("\r\nCall-ID: ").Append(CallId)
            .Append("\r\nCSeq: ").Append(sequence).Append(' ').Append(method).Append("\r\n").Append(extra);
        if (!body.IsEmpty) text.Append("Content-Type: application/sdp\r\n");
        text.Append("Content-Length: ").Append(body.Length).Append("\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(text.ToString()), .. body];
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
