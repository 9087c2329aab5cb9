using System.Diagnostics;
using System.Net;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Processes;

public sealed class DrainTests
{
    [Fact]
    public async Task Terminate_WithADelay_IsNotReadyButServesUntilItIsOver()
    {
        using var folder = new TestFolder();
        var config = Path.Combine(folder.Path, "silo.yaml");
        await File.WriteAllTextAsync(config, "drainDelay: 3s", TestContext.Current.CancellationToken);
        using var silo = await SiloProcess.StartAsync("--data", Path.Combine(folder.Path, "data"), "--config", config);
        using var http = new HttpClient();
        var started = Stopwatch.GetTimestamp();

        var ended = silo.Program.TerminateAsync();

        await Eventually.HoldsAsync(
            async () => await StatusAsync(http, silo, "ready") == HttpStatusCode.ServiceUnavailable, "it is not ready");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, silo, "live"));
        var entries = await silo.Api.ListEntriesAsync(new ListEntriesRequest());
        Assert.Empty(entries.Entries);
        Assert.Equal(0, await ended);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 2.9, 15);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, SiloProcess silo, string what)
    {
        using var answer = await http.GetAsync($"{silo.Health}/health/{what}", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
