using Spit.Detection;
using Spit.EdgeProxy.Grid;
using Spit.EdgeProxy.Proxying;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Calls;

/// <summary>Follows calls from the verdict to their end and tells the grid how they ended, once each.</summary>
/// <remarks>
/// The answer time of a running call is held here; all else travels in the call's own token. After a restart, or at
/// another edge of the POP, the token alone finishes the call, and its duration then includes the ringing.
/// </remarks>
internal sealed class CallLedger(IGrid grid)
{
    // About 300 bytes each; the oldest gives way, and its BYE is accounted for by its token.
    private const int MaxCalls = 200_000;
    private const int MaxKeyBytes = 1024;

    private readonly Dictionary<byte[], LinkedListNode<CallInProgress>> _running = new(ByteKeyComparer.Instance);
    private readonly LinkedList<CallInProgress> _byAge = new();
    private readonly RecentKeys _ended = new();

    /// <summary>A final response to a screened INVITE goes back to the caller.</summary>
    public void OnFinal(ProxiedInvite invite, SipMessageView response, DateTimeOffset now)
    {
        if (response.StatusCode >= 300)
            OnFailed(invite, response.StatusCode, now);
        else if (invite.Call is { IsAccounted: false } call)
            Begin(call.Attempt, response, now);
        if (invite.Call is not null && response.StatusCode is not (401 or 407))
            invite.Call.IsAccounted = true;
    }

    /// <summary>A screened INVITE that was let through ended unanswered.</summary>
    public void OnFailed(ProxiedInvite invite, int code, DateTimeOffset now)
    {
        // 401 and 407 are half of an attempt: the other half comes with credentials.
        if (invite.Call is not { IsAccounted: false } call || code is 401 or 407)
            return;
        call.IsAccounted = true;
        Report(call.Attempt.Caller, call.Attempt.Callee, call.Attempt.Source, now, code, TimeSpan.Zero, false);
    }

    /// <summary>A BYE passes.</summary>
    /// <param name="token">From our own Record-Route, when the BYE came by it.</param>
    public void OnBye(SipMessageView bye, CallToken? token, DateTimeOffset now)
    {
        Span<byte> key = stackalloc byte[MaxKeyBytes];
        if (!TryWriteKey(bye, bye.From.Tag, key, out var length))
            return;
        var byCaller = key[..length];
        if (TryEnd(byCaller, bye.To.Tag, calleeHungUp: false, now) || _ended.Contains(byCaller, now))
            return;
        Span<byte> otherKey = stackalloc byte[MaxKeyBytes];
        if (!TryWriteKey(bye, bye.To.Tag, otherKey, out length))
            return;
        var byCallee = otherKey[..length];
        if (TryEnd(byCallee, bye.From.Tag, calleeHungUp: true, now)
            || _ended.Contains(byCallee, now)
            || token is not { IsScreened: true })
            return;
        _ended.Add(byCaller.ToArray(), now);
        Report(token.Caller, token.Callee, token.Source, now, 200, now - token.StartedAt, false);
    }

    private void Begin(CallAttempt attempt, SipMessageView response, DateTimeOffset now)
    {
        Span<byte> buffer = stackalloc byte[MaxKeyBytes];
        if (!TryWriteKey(response, response.From.Tag, buffer, out var length))
            return;
        var call = new CallInProgress(attempt, now, buffer[..length].ToArray(), response.To.Tag.ToArray());
        if (!_running.TryAdd(call.Key, new LinkedListNode<CallInProgress>(call)))
            return;
        _byAge.AddLast(_running[call.Key]);
        if (_running.Count > MaxCalls)
            Remove(_byAge.First!);
    }

    private bool TryEnd(ReadOnlySpan<byte> key, ReadOnlySpan<byte> calleeTag, bool calleeHungUp, DateTimeOffset now)
    {
        if (!_running.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var node))
            return false;
        var call = node.Value;
        if (!calleeTag.SequenceEqual(call.CalleeTag))
            return true;
        Remove(node);
        _ended.Add(call.Key, now);
        var attempt = call.Attempt;
        Report(attempt.Caller, attempt.Callee, attempt.Source, now, 200, now - call.AnsweredAt, calleeHungUp);
        return true;
    }

    private void Remove(LinkedListNode<CallInProgress> node)
    {
        _byAge.Remove(node);
        _running.Remove(node.Value.Key);
    }

    private void Report(
        CallerKey caller,
        string callee,
        SourceAddress source,
        DateTimeOffset now,
        int code,
        TimeSpan duration,
        bool calleeHungUp) =>
        grid.Report(new CallOutcome
        {
            Caller = caller,
            Callee = callee,
            Source = source,
            EndedAt = now,
            Code = code,
            Duration = duration < TimeSpan.Zero ? TimeSpan.Zero : duration,
            CalleeHungUp = calleeHungUp,
        });

    private static bool TryWriteKey(SipMessageView message, ReadOnlySpan<byte> tag, Span<byte> key, out int length)
    {
        var callId = message.CallId;
        length = callId.Length + 1 + tag.Length;
        if (length > key.Length)
            return false;
        callId.CopyTo(key);
        key[callId.Length] = 0;
        tag.CopyTo(key[(callId.Length + 1)..]);
        return true;
    }
}
