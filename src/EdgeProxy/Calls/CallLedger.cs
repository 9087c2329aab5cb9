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
    // About 700 bytes each; the oldest gives way, and its BYE is accounted for by its token.
    private const int MaxCalls = 200_000;
    private const int MaxKeyBytes = 1024;

    private readonly Dictionary<byte[], LinkedListNode<CallInProgress>> _running = new(ByteKeyComparer.Instance);
    private readonly LinkedList<CallInProgress> _byAge = new();
    private readonly RecentKeys _ended = new();

    /// <summary>A final response to a screened INVITE goes back to the caller.</summary>
    public void OnFinal(ProxiedInvite invite, SipMessageView response, DateTimeOffset now)
    {
        if (response.StatusCode >= 300)
            OnFailed(invite, response.StatusCode, now, Unwanted.IsSaidBy(response));
        else if (invite.Call is { IsAccounted: false } call)
            Begin(call.Attempt, response, now);
        if (invite.Call is not null && response.StatusCode is not (401 or 407))
            invite.Call.IsAccounted = true;
    }

    /// <summary>A screened INVITE that was let through ended unanswered.</summary>
    public void OnFailed(ProxiedInvite invite, int code, DateTimeOffset now, bool isUnwanted = false)
    {
        // 401 and 407 are half of an attempt: the other half comes with credentials.
        if (invite.Call is not { IsAccounted: false } call || code is 401 or 407)
            return;
        call.IsAccounted = true;
        grid.Report(new EndedCall(
            new CallOutcome { Attempt = call.Attempt, EndedAt = now, Code = code }, isUnwanted));
    }

    /// <summary>A BYE passes.</summary>
    /// <param name="bye">The request.</param>
    /// <param name="token">From our own Record-Route, when the BYE came by it.</param>
    /// <param name="isFromInside">
    /// True when the next hop sent it. Screened calls go inwards, so this tells the callee's side where only the token
    /// is left of a call.
    /// </param>
    /// <param name="now">When it came.</param>
    public void OnBye(SipMessageView bye, CallToken? token, bool isFromInside, DateTimeOffset now)
    {
        Span<byte> key = stackalloc byte[MaxKeyBytes];
        if (!TryWriteKey(bye, bye.From.Tag, key, out var length))
            return;
        var byCaller = key[..length];
        if (TryEnd(byCaller, bye.To.Tag, bye, isCallees: false, now) || _ended.Contains(byCaller, now))
            return;
        Span<byte> otherKey = stackalloc byte[MaxKeyBytes];
        if (!TryWriteKey(bye, bye.To.Tag, otherKey, out length))
            return;
        var byCallee = otherKey[..length];
        if (TryEnd(byCallee, bye.From.Tag, bye, isCallees: true, now)
            || _ended.Contains(byCallee, now)
            || token is not { IsScreened: true })
            return;
        _ended.Add(byCaller.ToArray(), now);
        ReportAnswered(token.Attempt, token.Attempt.At, bye, isFromInside, now);
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

    private bool TryEnd(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> calleeTag, SipMessageView bye, bool isCallees, DateTimeOffset now)
    {
        if (!_running.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var node))
            return false;
        var call = node.Value;
        if (!calleeTag.SequenceEqual(call.CalleeTag))
            return true;
        Remove(node);
        _ended.Add(call.Key, now);
        ReportAnswered(call.Attempt, call.AnsweredAt, bye, isCallees, now);
        return true;
    }

    private void Remove(LinkedListNode<CallInProgress> node)
    {
        _byAge.Remove(node);
        _running.Remove(node.Value.Key);
    }

    // RFC 8197 is the callee's word: the same from the caller's side says nothing about the caller.
    private void ReportAnswered(
        CallAttempt attempt, DateTimeOffset answeredAt, SipMessageView bye, bool isCallees, DateTimeOffset now)
    {
        var talk = now - answeredAt;
        var outcome = new CallOutcome
        {
            Attempt = attempt,
            EndedAt = now,
            Code = 200,
            Duration = talk < TimeSpan.Zero ? TimeSpan.Zero : talk,
            CalleeHungUp = isCallees,
        };
        grid.Report(new EndedCall(outcome, isCallees && Unwanted.IsSaidBy(bye)));
    }

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
