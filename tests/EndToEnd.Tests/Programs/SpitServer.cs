using System.Net;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>A running silo, edge or stand-alone program, and its health port.</summary>
internal sealed class SpitServer(ProcessUnderTest process, IPEndPoint health) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://{health}"), Timeout = Probe };

    private static TimeSpan Probe { get; } = TimeSpan.FromSeconds(2);

    public ProcessUnderTest Process => process;

    public async Task<bool> IsReadyAsync()
    {
        Assert.False(process.HasExited, process.Tail);
        return await GetAsync("/health/ready") is { StatusCode: HttpStatusCode.OK };
    }

    public Task ReadyAsync() => Until.TrueAsync(IsReadyAsync, TimeSpan.FromSeconds(60), () => "ready\n" + process.Tail);

    /// <summary>The sum over all labels of a metric, by its Prometheus name; 0 when it was never written.</summary>
    public async Task<double> MetricAsync(string name)
    {
        using var answer = await GetAsync("/metrics");
        if (answer is null) return 0;
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Prometheus.Sum(text, name);
    }

    /// <summary>Waits until an edge holds what the grid's lists say.</summary>
    public Task HoldsListsAsync() => Until.TrueAsync(
        async () => await MetricAsync("spit_edge_blocks_held") > 0,
        TimeSpan.FromSeconds(10),
        () => "a block held\n" + process.Tail);

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage?> GetAsync(string path)
    {
        try
        {
            return await _http.GetAsync(path, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException)
        {
            return null;
        }
    }
}
