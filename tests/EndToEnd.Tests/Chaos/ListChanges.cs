using Grpc.Core;
using Spit.EndToEnd.Tests.Programs;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>Adds list entries one after another all the while, and remembers which were acknowledged.</summary>
internal sealed class ListChanges : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly GridApi _api;
    private readonly string _tag;
    private readonly List<(DateTimeOffset At, string? Name, StatusCode Status)> _answers = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly Task _work;
    private bool _isEnded;

    private ListChanges(GridApi api, string tag)
    {
        _api = api;
        _tag = tag;
        _work = WorkAsync();
    }

    public int Acknowledged => Count(StatusCode.OK);

    /// <summary>Changes that the grid did not take, each with UNAVAILABLE.</summary>
    public int Refused => Count(StatusCode.Unavailable);

    /// <param name="api">The silo that is asked.</param>
    /// <param name="tag">Tells the entries from those of another.</param>
    public static ListChanges Begin(GridApi api, string tag) => new(api, tag);

    public int AcknowledgedSince(DateTimeOffset since)
    {
        lock (_gate) return _answers.Count(answer => answer.Status == StatusCode.OK && answer.At > since);
    }

    /// <summary>Ends the changes; every one was answered with OK or UNAVAILABLE, and what was taken is there.</summary>
    public async Task EndAsync(params IReadOnlyList<GridApi> silos)
    {
        await DisposeAsync();
        Assert.All(_answers, answer => Assert.True(
            answer.Status is StatusCode.OK or StatusCode.Unavailable, $"a change was answered {answer.Status}"));
        foreach (var silo in silos)
        {
            var held = (await silo.EntriesAsync()).Select(entry => entry.Name).ToHashSet();
            Assert.DoesNotContain(_answers, answer => answer.Name is { } name && !held.Contains(name));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isEnded) return;
        _isEnded = true;
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private int Count(StatusCode status)
    {
        lock (_gate) return _answers.Count(answer => answer.Status == status);
    }

    private async Task WorkAsync()
    {
        for (var i = 0; !_end.IsCancellationRequested; i++)
        {
            var (name, status) = await AddAsync($"sip:{_tag}-{i}@chaos.example");
            lock (_gate) _answers.Add((TimeProvider.System.GetUtcNow(), name, status));
            await Task.Delay(Pause, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(string? Name, StatusCode Status)> AddAsync(string pattern)
    {
        var entry = new ListEntry
        {
            List = ListKind.Block,
            Kind = PatternKind.Caller,
            Pattern = pattern,
            Reason = "chaos",
            Author = "test",
        };
        try
        {
            var added = await _api.Lists.AddEntryAsync(
                new AddEntryRequest { Entry = entry }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Longest);
            return (added.Name, StatusCode.OK);
        }
        catch (RpcException fault)
        {
            return (null, fault.StatusCode);
        }
    }
}
