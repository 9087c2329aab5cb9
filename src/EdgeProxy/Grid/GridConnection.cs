using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Spit.Detection;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>One open stream to one endpoint of the grid.</summary>
/// <remarks>
/// Whoever has something to send writes it himself when no write is under way; what comes in meanwhile goes into the
/// next frame, so that frames grow with the load and nobody waits for a batch to fill.
/// </remarks>
internal sealed class GridConnection : IDisposable
{
    // The grid takes 256 items a frame; half of them leaves room for outcomes that ride along.
    private const int AttemptsAFrame = 64;

    // A full frame: what it costs is shared by as many attempts as can be. With half of it the grid had work meanwhile
    // and decided a fifth more on the same cores, at a tenth more for each.
    private const int AttemptsTogether = AttemptsAFrame;

    private const int OutcomesAFrame = 128;
    private const int BlocksAFrame = 64;
    private const int ProbesAFrame = 64;

    // Chosen: more than an edge decides while a frame is under way; a block that is lost is decided anew.
    private const int MostBlocks = 4096;

    // Chosen: more sources than scan at a time; a scan that goes on tells its names again in a minute.
    private const int MostProbes = 2048;

    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<Wire.EdgeFrame, ReceivedFrame> _call;
    private readonly ConcurrentQueue<(ulong Id, CallAttempt Attempt, bool IsAgain)> _attempts = new();
    private readonly ConcurrentQueue<LiveBlock> _blocks = new();
    private readonly ConcurrentQueue<SourceProbes> _probes = new();
    private readonly OutcomeQueue _outcomes;
    private readonly FrameWriter _writer = new();
    private readonly List<EndedCall> _taken = [];
    private readonly CancellationTokenSource _end;
    private readonly TimeProvider _time;
    private readonly int _limit;
    private int _queued;
    private int _isWriting;
    private int _flush;
    private long _silentSince;
    private volatile int _reader;

    private GridConnection(
        GrpcChannel channel,
        OutcomeQueue outcomes,
        TimeProvider time,
        int limit,
        CancellationToken stop)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _channel = channel;
        _call = GridExchange.Open(channel.CreateCallInvoker(), new ReceivedFrame(), _end.Token);
        _outcomes = outcomes;
        _time = time;
        _limit = limit;
    }

    /// <summary>How long the grid has owed an answer; zero when it owes none.</summary>
    public TimeSpan Silence =>
        Volatile.Read(ref _silentSince) is > 0 and var since ? _time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>True once this side ended the stream because the grid owed answers for too long.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>True once nothing is answered here any more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Opens a stream over a channel of its own and says who asks.</summary>
    /// <exception cref="RpcException">The endpoint cannot be reached.</exception>
    public static async Task<GridConnection> OpenAsync(
        GrpcChannel channel,
        Wire.EdgeHello hello,
        OutcomeQueue outcomes,
        TimeProvider time,
        int limit,
        CancellationToken stop)
    {
        var connection = new GridConnection(channel, outcomes, time, limit, stop);
        try
        {
            await connection._call.RequestStream.WriteAsync(new Wire.EdgeFrame { Hello = hello }, stop);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends an attempt, now or with the next frame; false when too many wait to be sent.</summary>
    /// <param name="id">Names the attempt.</param>
    /// <param name="attempt">What is asked about.</param>
    /// <param name="isAgain">It was asked about on a stream that has ended.</param>
    public bool TryAsk(ulong id, CallAttempt attempt, bool isAgain = false)
    {
        if (Interlocked.Increment(ref _queued) > _limit)
        {
            Interlocked.Decrement(ref _queued);
            return false;
        }
        Interlocked.CompareExchange(ref _silentSince, _time.GetTimestamp(), 0);
        _attempts.Enqueue((id, attempt, isAgain));
        Kick();
        return true;
    }

    /// <summary>Sends a live block, now or with the next frame; false when too many wait to be sent.</summary>
    public bool TryBlock(LiveBlock block)
    {
        if (_blocks.Count >= MostBlocks)
        {
            return false;
        }
        _blocks.Enqueue(block);
        Kick();
        return true;
    }

    /// <summary>Sends what a source sent beside calls; false when too many wait to be sent.</summary>
    public bool TryTell(SourceProbes probes)
    {
        if (_probes.Count >= MostProbes)
        {
            return false;
        }
        _probes.Enqueue(probes);
        Kick();
        return true;
    }

    /// <summary>Sends outcomes even if no attempt takes them along.</summary>
    public void FlushOutcomes()
    {
        Volatile.Write(ref _flush, 1);
        Kick();
    }

    /// <summary>Hands every frame to the receiver until the stream ends or the receiver has enough.</summary>
    /// <returns>Why no more is read; null: the stream ended.</returns>
    /// <exception cref="RpcException">The stream broke.</exception>
    public async Task<string?> ReadAsync(Func<ReceivedFrame, string?> receive)
    {
        while (await _call.ResponseStream.MoveNext(_end.Token))
        {
            var frame = _call.ResponseStream.Current;
            if (frame.Answers.Count > 0)
            {
                Volatile.Write(ref _silentSince, 0);
            }
            if (ReceiveTogether(frame, receive) is { } enough)
            {
                return enough;
            }
        }
        return null;
    }

    /// <summary>Ends the stream from this side at once.</summary>
    public void Abandon()
    {
        IsAbandoned = true;
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    /// <summary>Ends the sending side once the frame under way is out; the grid then ends the stream.</summary>
    public async Task CompleteAsync(CancellationToken stop)
    {
        while (Interlocked.Exchange(ref _isWriting, 1) != 0)
        {
            if (HasEnded)
            {
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(5), _time, stop);
        }
        try
        {
            await _call.RequestStream.CompleteAsync();
        }
        catch (Exception fault) when (GridFault.IsExpected(fault))
        {
            // The reading side says why.
        }
    }

    public void Dispose()
    {
        HasEnded = true;
        _call.Dispose();
        _end.Dispose();
        _channel.Dispose();
    }

    // Whoever had his answer may ask again on this very thread: those of one frame ask in one frame.
    private string? ReceiveTogether(ReceivedFrame frame, Func<ReceivedFrame, string?> receive)
    {
        _reader = Environment.CurrentManagedThreadId;
        try
        {
            return receive(frame);
        }
        finally
        {
            _reader = 0;
            if (HasWork())
            {
                Kick();
            }
        }
    }

    private void Kick()
    {
        if (_reader == Environment.CurrentManagedThreadId && Volatile.Read(ref _queued) < AttemptsTogether)
        {
            return;
        }
        if (Interlocked.Exchange(ref _isWriting, 1) == 0)
        {
            _ = DrainAsync();
        }
    }

    private async Task DrainAsync()
    {
        try
        {
            do
            {
                while (Fill())
                {
                    await _call.RequestStream.WriteAsync(_writer.Frame);
                }
                Volatile.Write(ref _isWriting, 0);
            }
            while (HasWork() && Interlocked.Exchange(ref _isWriting, 1) == 0);
        }
        catch (Exception fault) when (GridFault.IsExpected(fault))
        {
            // The reading side sees the same break and says why; the mark stays set, so nothing is written any more.
            _outcomes.PutBack(_taken);
            _taken.Clear();
        }
    }

    private bool HasWork() =>
        !_attempts.IsEmpty
        || !_blocks.IsEmpty
        || !_probes.IsEmpty
        || (Volatile.Read(ref _flush) == 1 && _outcomes.Count > 0);

    private bool Fill()
    {
        _writer.Clear();
        _taken.Clear();
        while (_writer.AttemptCount < AttemptsAFrame && _attempts.TryDequeue(out var next))
        {
            Interlocked.Decrement(ref _queued);
            _writer.Add(next.Id, next.Attempt, next.IsAgain);
        }
        while (_writer.BlockCount < BlocksAFrame && _blocks.TryDequeue(out var block))
        {
            _writer.Add(block);
        }
        while (_writer.ProbesCount < ProbesAFrame && _probes.TryDequeue(out var probes))
        {
            _writer.Add(probes);
        }
        if (_writer.AttemptCount > 0 || Volatile.Read(ref _flush) == 1)
        {
            _outcomes.Take(OutcomesAFrame, _taken);
            foreach (var outcome in _taken)
            {
                _writer.Add(outcome);
            }
            if (_taken.Count < OutcomesAFrame)
            {
                Volatile.Write(ref _flush, 0);
            }
        }
        return !_writer.IsEmpty;
    }
}
