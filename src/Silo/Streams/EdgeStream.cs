using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Google.Protobuf.Collections;
using Grpc.Core;
using Spit.Grains.Lists;
using Spit.Protocol.V1;
using Spit.Silo.Api;
using Spit.Silo.Blocks;
using Spit.Silo.Keys;
using Spit.Silo.Lists;
using Spit.Silo.Outcomes;
using Spit.Silo.Policies;
using Spit.Silo.Standings;

namespace Spit.Silo.Streams;

/// <summary>One edge's stream: frames in, evidence and bulletins out.</summary>
/// <remarks>
/// Nothing is queued per reader but answers, and of those a bounded number: with more outstanding no frame is read.
/// Bulletins are not queued at all: the stream knows how far its edge is, and takes the next ones from the feed when
/// the edge has room. An edge too slow for the feed's memory gets a snapshot.
/// </remarks>
internal sealed class EdgeStream : IDisposable
{
    /// <summary>The most attempts, and the most outcomes, in a frame.</summary>
    public const int MaxItems = 256;

    private const int MaxOutstanding = 4096;
    private const int MaxBulletins = 512;

    // Chosen: an edge opens its next stream in milliseconds; who has not by then is answered no longer.
    private static readonly TimeSpan LeaveGrace = TimeSpan.FromSeconds(1);

    // Chosen: an edge that has not read by then is not waiting for the answer any more.
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(1);

    private readonly ListsFeed _feed;
    private readonly PolicyFeed _policies;
    private readonly OutcomeQueue _outcomes;
    private readonly ProbeQueue _probes;
    private readonly LiveBlocks _blocks;
    private readonly BlockExchange _exchange;
    private readonly TimeProvider _time;
    private readonly Answers _answers;

    // The completing thread goes on as the writer: a hand-over to another thread would cost more than the write.
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
        AllowSynchronousContinuations = true,
    });

    private readonly GridFrameWriter _frame = new();
    private ListPosition? _position;
    private long _blockPosition;
    private PolicyBulletin? _policy;
    private TaskCompletionSource? _room;
    private volatile bool _isLeaving;
    private bool _hasTakenLeave;

    public EdgeStream(
        IGridKeys keys,
        StandingBoard board,
        ListsFeed feed,
        PolicyFeed policies,
        OutcomeQueue outcomes,
        ProbeQueue probes,
        LiveBlocks blocks,
        BlockExchange exchange,
        SiloOptions options,
        TimeProvider time,
        GridMeters meters)
    {
        _feed = feed;
        _policies = policies;
        _outcomes = outcomes;
        _probes = probes;
        _blocks = blocks;
        _exchange = exchange;
        _time = time;
        _answers = new Answers(keys, board, options.AnswerDeadline, time, meters, Wake);
    }

    /// <summary>Reads and writes until the edge ends the stream, it breaks, or this silo drains.</summary>
    /// <param name="reader">What the edge sends.</param>
    /// <param name="writer">What it is sent.</param>
    /// <param name="drain">Tell the edge to go elsewhere; end when it has, or soon.</param>
    /// <param name="broken">The edge is gone.</param>
    public async Task RunAsync(
        IAsyncStreamReader<EdgeFrame> reader,
        IServerStreamWriter<GridFrameWriter> writer,
        CancellationToken drain,
        CancellationToken broken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(broken);
        using var leave = drain.Register(() =>
        {
            _isLeaving = true;
            Wake();
            reading.CancelAfter(LeaveGrace);
        });
        using var subscription = _feed.Subscribe(Wake);
        using var policySubscription = _policies.Subscribe(Wake);
        using var blockSubscription = _blocks.Subscribe(Wake);
        var writing = WriteAsync(writer, broken);
        try
        {
            await ReadAsync(reader, writing, reading.Token);
            await _answers.SettleAsync();
        }
        catch (OperationCanceledException) when (!broken.IsCancellationRequested)
        {
            await _answers.SettleAsync();
        }
        finally
        {
            _news.Writer.TryComplete();
            await writing.WaitAsync(LastWrite, _time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _answers.Dispose();

    private async Task ReadAsync(IAsyncStreamReader<EdgeFrame> reader, Task writing, CancellationToken stop)
    {
        while (!writing.IsCompleted && await reader.MoveNext(stop))
        {
            var frame = reader.Current;
            if (_position is null)
            {
                Greet(frame.Hello);
            }
            _answers.Ask(frame.Attempts, MaxItems);
            Learn(frame.Outcomes);
            Block(frame.Blocks);
            Note(frame.Probes);
            await WaitForRoomAsync(stop);
        }
        // A writer that failed says why; one that ended was told to.
        await (writing.IsCompleted ? writing : Task.CompletedTask);
    }

    private void Learn(RepeatedField<Outcome> outcomes)
    {
        var now = _time.GetUtcNow();
        for (var i = 0; i < outcomes.Count; i++)
        {
            var isRead = WireReader.TryRead(outcomes[i], now, out var outcome);
            _outcomes.Offer(isRead && i < MaxItems ? new EndedCall(outcome!, outcomes[i].Unwanted) : null);
        }
    }

    private void Block(RepeatedField<Protocol.V1.LiveBlock> blocks)
    {
        foreach (var wire in blocks.Take(MaxItems))
        {
            if (WireReader.TryRead(wire, _time.GetUtcNow(), out var block))
            {
                _exchange.Announce(block);
            }
        }
    }

    private void Note(RepeatedField<Protocol.V1.SourceProbes> wires)
    {
        for (var i = 0; i < wires.Count; i++)
        {
            var isRead = WireReader.TryRead(wires[i], out var probes);
            _probes.Offer(isRead && i < MaxItems ? probes : null);
        }
    }

    private void Greet(EdgeHello? hello)
    {
        if (hello is null)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "a stream's first frame carries a hello"));
        }
        _answers.Asker = hello.EdgeInstance.Length == 0
            ? 0
            : XxHash3.HashToUInt64(MemoryMarshal.AsBytes(hello.EdgeInstance.AsSpan()));
        _frame.Keep(hello.StandingSlots);
        _position = hello.ResumeAfter is { } after ? new ListPosition(after.Epoch, after.Revision) : ListPosition.Start;
        Wake();
    }

    private async Task WaitForRoomAsync(CancellationToken stop)
    {
        while (_answers.Outstanding >= MaxOutstanding)
        {
            var room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _room, room);
            if (_answers.Outstanding >= MaxOutstanding)
            {
                await room.Task.WaitAsync(stop);
            }
        }
    }

    private async Task WriteAsync(IServerStreamWriter<GridFrameWriter> writer, CancellationToken stop)
    {
        while (await _news.Reader.WaitToReadAsync(stop))
        {
            _news.Reader.TryRead(out _);
            while (TryFill())
            {
                await writer.WriteAsync(_frame, stop);
                Interlocked.Exchange(ref _room, null)?.TrySetResult();
            }
        }
    }

    private bool TryFill()
    {
        _frame.Clear();
        while (_frame.Answers < MaxItems && _answers.TryTake(out var answer))
        {
            _frame.Add(answer);
        }
        // Before its hello nobody is told anything but answers.
        if (_position is { } position)
        {
            AddNews(position);
        }
        return !_frame.IsEmpty;
    }

    private void AddNews(ListPosition position)
    {
        var news = new GridFrame();
        if (_feed.After(position, MaxBulletins) is { } changes)
        {
            news.Bulletins.AddRange(Bulletins.Of(changes));
            _position = changes.Position;
        }
        if (_policies.Bulletin is { } policy && policy != _policy)
        {
            news.Policy = _policy = policy;
        }
        foreach (var block in _blocks.After(ref _blockPosition, MaxBulletins))
        {
            news.Blocks.Add(Wire.Of(block, _time.GetUtcNow()));
        }
        if (_isLeaving && !_hasTakenLeave)
        {
            news.Leaving = _hasTakenLeave = true;
        }
        _frame.Add(news);
    }

    private void Wake() => _news.Writer.TryWrite(true);
}
