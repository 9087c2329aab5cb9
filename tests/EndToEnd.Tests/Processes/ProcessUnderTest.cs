using System.Diagnostics;

namespace Spit.EndToEnd.Tests.Processes;

/// <summary>A real process: its output is kept, and it is stopped by its own process id, whatever happens.</summary>
internal sealed class ProcessUnderTest : IAsyncDisposable
{
    private const int LongestTail = 60;

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();

    private ProcessUnderTest(string name, ProcessStartInfo start)
    {
        Name = name;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public string Name { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public IReadOnlyList<string> Lines
    {
        get { lock (_gate) return [.. _lines]; }
    }

    /// <summary>The command line's end, and the last lines of what the process said.</summary>
    public string Tail
    {
        get
        {
            var state = HasExited ? $"ended with {ExitCode}" : "running";
            return $"--- {Name} ({state})\n{string.Join('\n', Lines.TakeLast(LongestTail))}";
        }
    }

    public static ProcessUnderTest Start(string name, string file, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["NO_COLOR"] = "1";
        var process = new ProcessUnderTest(name, start);
        process._process.Start();
        process._process.StandardInput.Close();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    public void Send(int signal)
    {
        if (!HasExited) Signal.Send(Id, signal);
    }

    /// <summary>Waits for the end and for all that was written until then.</summary>
    public async Task<int> ExitAsync(TimeSpan deadline)
    {
        using var late = new CancellationTokenSource(deadline);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{Name} runs on after {deadline.TotalSeconds} s\n{Tail}");
        }
        return ExitCode;
    }

    /// <summary>Asks the process to end as an operator or an orchestrator does.</summary>
    public Task<int> TerminateAsync(TimeSpan deadline)
    {
        Send(Signal.Terminate);
        return ExitAsync(deadline);
    }

    /// <summary>Ends the process as a crash does: nothing of its own runs any more.</summary>
    public Task KillAsync()
    {
        Send(Signal.Kill);
        return ExitAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        // With its children: Kamailio's workers would outlive their parent.
        if (!HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_gate) _lines.Add(line);
    }
}
