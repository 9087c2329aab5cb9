using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Sip.Transactions;

/// <summary>
/// What matches a message to its transaction (RFC 3261 17.2.3, 17.1.3), as bytes that are compared exactly; the hash
/// only finds them.
/// </summary>
/// <remarks>
/// The key is read from the message as it arrived, before <c>received</c> and <c>rport</c> are stamped into its Via.
/// </remarks>
public readonly struct TransactionKey : IEquatable<TransactionKey>
{
    /// <summary>
    /// Room that <see cref="Write"/> gets on the stack. A key that does not fit belongs to no honest message: branches
    /// have some 30 bytes, and the longest fields of RFC 4475 (3.1.1.7) give one of about 600.
    /// </summary>
    public const int MaxLength = 2048;

    private const byte ByBranch = 1;
    private const byte ByFields = 2;

    /// <summary>RFC 3261 8.1.1.7: the cookie that says that a branch is unique.</summary>
    private const int CookieLength = 7;

    private readonly byte[]? _bytes;

    private TransactionKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The key's bytes, for a dictionary's alternate lookup.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    public static bool operator ==(TransactionKey left, TransactionKey right) => left.Equals(right);

    public static bool operator !=(TransactionKey left, TransactionKey right) => !left.Equals(right);

    /// <summary>Keeps a key that <see cref="Write"/> wrote; copies its bytes.</summary>
    public static TransactionKey Create(ReadOnlySpan<byte> key) => new(key.ToArray());

    /// <summary>Writes the key by which a message finds its transaction.</summary>
    /// <param name="message">
    /// A request on its way to a server transaction; or a response on its way to a client transaction, when the branch
    /// of the request was one with the cookie (RFC 3261 17.1.3: branch and CSeq method).
    /// </param>
    /// <param name="method">
    /// The method to look for: the request's own (a response's CSeq method), or <see cref="SipMethod.Invite"/> to find
    /// the INVITE that a CANCEL means. ACK counts as INVITE. <see cref="SipMethod.Unknown"/>: the token in CSeq.
    /// </param>
    /// <param name="destination">
    /// Scratch, <see cref="MaxLength"/> bytes are enough for all but hostile messages.
    /// </param>
    /// <returns>The key's length; -1 when it does not fit, and the message is to be refused.</returns>
    /// <remarks>
    /// An INVITE, ACK or CANCEL of RFC 2543 is matched without its To tag: an ACK carries the tag of the response,
    /// which the transaction's owner knows and may compare.
    /// </remarks>
    public static int Write(SipMessageView message, SipMethod method, Span<byte> destination)
    {
        var writer = new TransactionKeyWriter(destination);
        var via = message.TopVia;
        var hasOwnBranch = via.HasMagicCookie && via.Branch.Length > CookieLength;
        writer.Append(hasOwnBranch ? ByBranch : ByFields);
        AppendMethod(ref writer, message, method);
        if (hasOwnBranch)
            AppendBranch(ref writer, via);
        else
            AppendFields(ref writer, message, via, method);
        return writer.Length;
    }

    public bool Equals(TransactionKey other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is TransactionKey other && Equals(other);

    public override int GetHashCode() => TransactionKeyComparer.HashOf(Bytes);

    private static void AppendMethod(ref TransactionKeyWriter writer, SipMessageView message, SipMethod method)
    {
        // 17.2.3: the method matches the one that created the transaction, except for ACK, whose is INVITE.
        writer.Append((byte)(method == SipMethod.Ack ? SipMethod.Invite : method));
        if (method == SipMethod.Unknown)
            writer.AppendField(message.CSeq.MethodToken);
    }

    /// <summary>
    /// 17.2.3: branch and sent-by, since a client may pick by chance or malice the branch of another.
    /// </summary>
    private static void AppendBranch(ref TransactionKeyWriter writer, SipVia via)
    {
        // 7.3.1: parameter values are case-insensitive where nothing else is said, and nothing else is said of branch.
        writer.AppendLowerCase(via.Branch);
        writer.AppendLowerCase(via.Host);
        writer.Append(Port(via));
    }

    /// <summary>
    /// 17.2.3, for peers that know only RFC 2543: what they repeat is equal byte for byte, so URIs are compared as
    /// bytes.
    /// </summary>
    private static void AppendFields(
        ref TransactionKeyWriter writer, SipMessageView message, SipVia via, SipMethod method)
    {
        writer.Append(message.CSeq.Number);
        writer.AppendField(message.RequestUri);
        writer.AppendField(message.From.Tag);
        writer.AppendField(message.CallId);
        writer.AppendField(via.Value);
        if (method is not (SipMethod.Invite or SipMethod.Ack or SipMethod.Cancel))
            writer.AppendField(message.To.Tag);
    }

    /// <summary>20.42: an absent port is the transport's default.</summary>
    private static ushort Port(SipVia via) => via.Port switch
    {
        0 when via.Transport.StartsWith("TLS"u8) => 5061,
        0 => 5060,
        var port => (ushort)port,
    };
}
