using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Spit.GridBench.Silos;

namespace Spit.GridBench.Runs;

/// <summary>A silo in a process of its own, which ends with this object, or with this process.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private bool _isOver;

    private SiloProcess(Process process, SiloEndpoints address)
    {
        _process = process;
        Api = new Uri("http://" + address.Api);
        Gateway = IPEndPoint.Parse(address.Gateway);
    }

    public Uri Api { get; }

    public IPEndPoint Gateway { get; }

    public static async Task<SiloProcess> StartAsync(MeasurePlan plan, string cluster)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var word in (string[])
            [typeof(SiloProcess).Assembly.Location, "silo", "--store", plan.Store.ToString(), "--cluster-id", cluster,
                "--seed", $"{plan.Seed}", "--snapshot-interval", $"{plan.SnapshotInterval:c}"])
        {
            start.ArgumentList.Add(word);
        }
        if (plan.IsQuick) start.ArgumentList.Add("--quick");
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started");
        try
        {
            return new SiloProcess(process, await ReadAsync<SiloEndpoints>(process, StartPatience));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <param name="order">See <see cref="Ear"/>.</param>
    /// <param name="patience">How long its answer may take.</param>
    public async Task<T> TellAsync<T>(string order, TimeSpan patience)
    {
        await _process.StandardInput.WriteLineAsync(order);
        await _process.StandardInput.FlushAsync();
        return await ReadAsync<T>(_process, patience);
    }

    public Task<SiloUsage> UsageAsync() => TellAsync<SiloUsage>("usage", TimeSpan.FromSeconds(10));

    /// <summary>Killed: writing back what it holds would take minutes and tell nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOver) return;
        _isOver = true;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<T> ReadAsync<T>(Process process, TimeSpan patience)
    {
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(patience)
            ?? throw new InvalidOperationException("a silo ended by itself");
        return JsonSerializer.Deserialize<T>(line)!;
    }
}
