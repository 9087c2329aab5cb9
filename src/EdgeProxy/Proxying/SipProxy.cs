using Spit.EdgeProxy.Calls;
using Spit.EdgeProxy.Challenges;
using Spit.EdgeProxy.Transport;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Proxying;

/// <summary>The stateful proxy (RFC 3261 16): its transactions, its timers and what they send.</summary>
/// <remarks>
/// One lock guards all state. Receive threads, the timer and answers from the grid each take it for the few
/// microseconds that one message needs; nothing waits inside it.
/// </remarks>
internal sealed partial class SipProxy(
    SipTimers timers, TimeSpan timerC, CallLedger ledger, TimeProvider time, EdgeMetrics metrics,
        ILogger<SipProxy> logger)
    : IDatagramReceiver
{
    private readonly Lock _gate = new();
    private readonly long _epoch = time.GetTimestamp();
    private readonly Dictionary<TransactionKey, ProxyTransaction> _servers = new(TransactionKeyComparer.Instance);
    private readonly Dictionary<ulong, TransactionUser> _clients = [];
    private readonly TimerQueue _queue = new();
    private readonly ResponseTags _tags = new();
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[Sip.SipLimits.MaxHeaders];
    private readonly byte[] _output = new byte[Sip.SipLimits.MaxDatagramBytes];
    private readonly byte[] _scratch = new byte[512];
    private RequestWalk? _walk;
    private LocalAddresses? _local;

    public SipTimers Timers { get; } = timers;

    public TimeSpan TimerC { get; } = timerC;

    public CallLedger Ledger { get; } = ledger;

    public EdgeMetrics Metrics { get; } = metrics;

    /// <summary>Null where there is no challenger.</summary>
    public CallDiverter? Diverter { get; set; }

    /// <summary>Monotonic, since the proxy was made.</summary>
    public TimeSpan Now => time.GetElapsedTime(_epoch);

    public DateTimeOffset WallClock => time.GetUtcNow();

    public int TransactionCount => _servers.Count;

    /// <summary>Connects the way of a request, once the listeners are bound and before they are started.</summary>
    public void Open(RequestWalk walk, LocalAddresses local) => (_walk, _local) = (walk, local);

    public void OnDatagram(UdpListener listener, SipEndPoint source, ReadOnlySpan<byte> datagram)
    {
        try
        {
            var error = SipMessageView.TryRead(datagram, listener.Slots, out var message);
            lock (_gate)
            {
                if (error != SipParseError.None)
                    OnUnreadable(listener, source, message, error);
                else if (message.IsRequest)
                    OnRequest(listener, source, message);
                else
                    OnResponse(message);
            }
        }
        catch (Exception e)
        {
            TellFault(e, "message");
        }
    }

    /// <summary>Runs the timers that are due.</summary>
    public void Elapse() => Enter(this, static proxy => proxy._queue.Elapse(proxy.Now));

    /// <summary>Runs something under the proxy's lock: how answers that were waited for come back in.</summary>
    public void Enter<T>(T state, Action<T> action)
    {
        try
        {
            lock (_gate)
                action(state);
        }
        catch (Exception e)
        {
            TellFault(e, "event");
        }
    }

    /// <summary>INVITEs that still wait for a final response.</summary>
    public int CountPending()
    {
        lock (_gate)
            return _servers.Values.Count(t => t is ProxiedInvite { IsPending: true });
    }

    /// <summary>Ends every call that is still being set up.</summary>
    public void AbandonPending()
    {
        lock (_gate)
        {
            foreach (var invite in _servers.Values.OfType<ProxiedInvite>().ToArray())
            {
                invite.Abandon(Now);
                Schedule(invite);
            }
        }
    }

    public bool TryFind(ReadOnlySpan<byte> key, out ProxyTransaction? transaction) =>
        _servers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out transaction);

    public void Add(ProxyTransaction transaction) => _servers[transaction.Key] = transaction;

    public void Forget(TransactionKey key) => _servers.Remove(key);

    public void Own(BranchId branch, TransactionUser user) => _clients[branch.Transaction] = user;

    public void Disown(BranchId branch) => _clients.Remove(branch.Transaction);

    public void Schedule(TransactionUser user) => _queue.Schedule(user);

    /// <summary>INVITEs that still wait for a final response, as they are now.</summary>
    public ProxiedInvite[] PendingInvites() =>
        [.. _servers.Values.OfType<ProxiedInvite>().Where(i => i.IsPending)];

    public bool IsOwn(SipUri uri) => _local!.IsOwn(uri);

    public bool IsOwnTag(ReadOnlySpan<byte> toTag) => _tags.IsOwn(toTag);

    /// <summary>Sends a request of ours; false when the network refuses it.</summary>
    public bool Send(SipMethod method, UdpListener listener, SipEndPoint target, ReadOnlySpan<byte> bytes)
    {
        Metrics.Message(method, isOutgoing: true);
        return listener.TrySend(bytes, target);
    }

    // A response that cannot be sent is repeated with the next retransmission, or its timer ends the transaction.
    public void Reply(ReceivedRequest request, ReadOnlySpan<byte> response)
    {
        Metrics.Message(request.Method, isOutgoing: true);
        request.Listener.TrySend(response, request.ReplyTo);
    }

    /// <summary>The bytes of a response of our own; empty when the request's headers leave no room for one.</summary>
    public byte[] Write(LocalResponse response, ReceivedRequest request)
    {
        var view = request.Read(_slots);
        return Write(response, view, request.Source).ToArray();
    }

    /// <summary>The bytes of a response one hop up: without our Via.</summary>
    public byte[] PopVia(SipMessageView response)
    {
        var rewriter = new SipMessageRewriter(response, _scratch);
        rewriter.PopVia();
        var length = rewriter.WriteTo(_output);
        return length < 0 ? [] : _output.AsSpan(0, length).ToArray();
    }

    public void Acknowledge(ClientSide invite, SipMessageView response)
    {
        var length = SipRequestWriter.WriteAck(invite.Read(_slots), response, _output);
        if (length > 0)
            Send(SipMethod.Ack, invite.Listener, invite.Target, _output.AsSpan(0, length));
    }

    public byte[] WriteCancel(ClientSide invite, ReadOnlySpan<byte> reasonLines)
    {
        var length = SipRequestWriter.WriteCancel(invite.Read(_slots), reasonLines, _output);
        return length < 0 ? [] : _output.AsSpan(0, length).ToArray();
    }

    /// <summary>Notes a bug: it must cost one message, not the site.</summary>
    public void TellFault(Exception fault, string what)
    {
        Metrics.Fault();
        LogFault(fault, what);
    }

    private ReadOnlySpan<byte> Write(LocalResponse response, SipMessageView request, SipEndPoint source)
    {
        Span<byte> tag = stackalloc byte[ResponseTags.Length];
        _tags.Write(request, tag);
        var length = SipResponseWriter.Write(
            request, response.Code, response.ReasonPhrase, tag, response.ExtraHeaders,
            source.Address.ToIPAddress(), source.Port, _output);
        return length < 0 ? default : _output.AsSpan(0, length);
    }

    private void OnRequest(UdpListener listener, SipEndPoint source, SipMessageView request)
    {
        Metrics.Message(request.Method, isOutgoing: false);
        _walk!.Begin(listener, source, request);
    }

    // RFC 3261 16.7 step 1, RFC 6026 7.3: a response that matches no client transaction of ours is not forwarded.
    private void OnResponse(SipMessageView response)
    {
        Metrics.Message(response.CSeq.Method, isOutgoing: false);
        var via = response.TopVia;
        if (!BranchId.TryRead(via.Branch, out var branch)
            || !_local!.IsOwn(via)
            || !_clients.TryGetValue(branch.Transaction, out var user))
        {
            Metrics.Shed("stray_response");
            return;
        }
        user.OnResponse(response, Now);
        Schedule(user);
    }

    // Statelessly, as RFC 3261 8.2.7 and 16.3 allow: what cannot be read cannot be matched either.
    private void OnUnreadable(UdpListener listener, SipEndPoint source, SipMessageView message, SipParseError error)
    {
        Metrics.ParseError(SipParseErrors.Name(error));
        if (error is not (SipParseError.Empty or SipParseError.KeepAlive or SipParseError.NotSip))
            _walk!.NoteMalformed(source);
        var code = SipParseErrors.StatusCode(error);
        if (code == 0 || !message.CanAnswer)
            return;
        var answer = new LocalResponse(code, SipParseErrors.ReasonPhrase(error).ToArray(), []);
        var bytes = Write(answer, message, source);
        listener.TrySend(bytes, ReceivedRequest.ReplyAddress(message.TopVia, source));
    }

    [LoggerMessage(2010, LogLevel.Error, "One {What} was lost to a fault in the proxy; the proxy goes on")]
    private partial void LogFault(Exception fault, string what);
}
