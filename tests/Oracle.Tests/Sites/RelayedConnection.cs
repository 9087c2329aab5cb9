using System.Net;
using System.Net.Sockets;

namespace Spit.Oracle.Tests.Sites;

/// <summary>One connection through a <see cref="Relay"/>.</summary>
internal sealed class RelayedConnection(Socket near) : IDisposable
{
    // Chosen: a silo answers in milliseconds; bytes that held no question are never answered.
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromMilliseconds(500);

    private readonly Socket _far = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TaskCompletionSource _delivery = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _lateAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _break;
    private volatile bool _isBroken;
    private volatile bool _isLate;

    /// <summary>Ended by a break, not by one of its ends.</summary>
    public bool IsBroken => _isBroken;

    public void Break(Break how)
    {
        // The first one counts.
        if (Interlocked.CompareExchange(ref _break, (int)how, 0) == 0 && how == Sites.Break.Cut)
        {
            _isBroken = near.Connected;
            Dispose();
        }
    }

    public async Task DeliverLateAsync()
    {
        if (_isLate)
        {
            _delivery.TrySetResult();
            await _lateAnswer.Task.WaitAsync(AnswerPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Forwards both ways until one end is gone.</summary>
    public async Task CarryAsync(IPEndPoint target)
    {
        near.NoDelay = _far.NoDelay = true;
        try
        {
            await _far.ConnectAsync(target);
            await Task.WhenAny(CarryQuestionsAsync(), CarryAnswersAsync());
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // The silo is not there: the edge's end goes too.
        }
        if (!_isLate) Dispose();
    }

    public void Dispose()
    {
        _delivery.TrySetCanceled();
        near.Dispose();
        _far.Dispose();
    }

    private async Task CarryQuestionsAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await near.ReceiveAsync(buffer) is > 0 and var length)
            {
                switch ((Break)Volatile.Read(ref _break))
                {
                    case Sites.Break.QuestionLost:
                        _isBroken = true;
                        return;
                    case Sites.Break.QuestionTorn:
                        _isBroken = true;
                        await _far.SendAsync(buffer.AsMemory(0, length / 2));
                        return;
                    case Sites.Break.QuestionLate:
                        _isLate = _isBroken = true;
                        near.Dispose();
                        await _delivery.Task;
                        break;
                }
                for (var sent = 0; sent < length;) sent += await _far.SendAsync(buffer.AsMemory(sent, length - sent));
                if (_isLate) return;
            }
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // One of the two ends is gone: that ends the other.
        }
    }

    private async Task CarryAnswersAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _far.ReceiveAsync(buffer) is > 0 and var length)
            {
                if ((Break)Volatile.Read(ref _break) == Sites.Break.AnswerLost)
                {
                    _isBroken = true;
                    return;
                }
                if (_isLate)
                {
                    if (_delivery.Task.IsCompletedSuccessfully) _lateAnswer.TrySetResult();
                    continue;
                }
                for (var sent = 0; sent < length;) sent += await near.SendAsync(buffer.AsMemory(sent, length - sent));
            }
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // One of the two ends is gone: that ends the other.
        }
    }

    private static bool IsEnd(Exception fault) =>
        fault is SocketException or ObjectDisposedException or OperationCanceledException;
}
