using Spit.EdgeProxy.Proxying;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Screening;

/// <summary>Knows which INVITEs are one call attempt, so that none is counted twice.</summary>
/// <remarks>
/// A forked INVITE that arrives on several ways (RFC 3261 8.2.2.2), a spiral, and the INVITE that is sent again with
/// credentials after a 401 or 407 carry the same Call-ID, From tag and Request-URI. They share the first one's
/// verdict until that call was answered or <see cref="Lifetime"/> is over.
/// </remarks>
internal sealed class AttemptMemory
{
    // As long as a server transaction can hold a final response: 64 x T1 (RFC 3261 17.2.1).
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(32);

    private readonly Dictionary<byte[], ScreenedCall> _calls = new(ByteKeyComparer.Instance);
    private readonly Queue<(TimeSpan Until, byte[] Key, ScreenedCall Call)> _order = new();

    /// <summary>The call this INVITE belongs to, when it was seen before.</summary>
    public ScreenedCall? Find(SipMessageView invite, TimeSpan now)
    {
        Forget(now);
        Span<byte> key = stackalloc byte[MaxKeyBytes];
        return TryWriteKey(invite, key, out var length)
            && _calls.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key[..length], out var call)
            && !call.IsAccounted
                ? call
                : null;
    }

    public void Remember(SipMessageView invite, ScreenedCall call, TimeSpan now)
    {
        Span<byte> buffer = stackalloc byte[MaxKeyBytes];
        if (!TryWriteKey(invite, buffer, out var length))
            return;
        var key = buffer[..length].ToArray();
        _calls[key] = call;
        _order.Enqueue((now + Lifetime, key, call));
    }

    // Longer ones are counted each time: an attempt too many, never one too few.
    private const int MaxKeyBytes = 1024;

    private static bool TryWriteKey(SipMessageView invite, Span<byte> key, out int length)
    {
        length = 0;
        return TryAppend(invite.CallId, key, ref length)
            && TryAppend(invite.From.Tag, key, ref length)
            && TryAppend(invite.RequestUri, key, ref length);
    }

    private static bool TryAppend(ReadOnlySpan<byte> part, Span<byte> key, ref int length)
    {
        if (length + part.Length + 1 > key.Length)
            return false;
        part.CopyTo(key[length..]);
        key[length + part.Length] = 0;
        length += part.Length + 1;
        return true;
    }

    private void Forget(TimeSpan now)
    {
        while (_order.TryPeek(out var oldest) && oldest.Until <= now)
        {
            _order.Dequeue();
            if (_calls.TryGetValue(oldest.Key, out var call) && ReferenceEquals(call, oldest.Call))
                _calls.Remove(oldest.Key);
        }
    }
}
