using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Spit.MediaBench.Streams;

/// <summary>
/// A <see cref="StreamLoad"/> in a process of its own, which ends with this object, or with this process.
/// </summary>
internal sealed class LoadProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private LoadProcess(Process process, int port)
    {
        _process = process;
        Local = new IPEndPoint(IPAddress.Loopback, port);
    }

    public IPEndPoint Local { get; }

    public static async Task<LoadProcess> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(LoadProcess).Assembly.Location);
        start.ArgumentList.Add("load");
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started");
        try
        {
            var port = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            return new LoadProcess(process, int.Parse(port ?? "", CultureInfo.InvariantCulture));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Packets flow from now on.</summary>
    public async Task SendAsync(IEnumerable<int> ports)
    {
        await _process.StandardInput.WriteLineAsync(string.Join(' ', ports));
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
