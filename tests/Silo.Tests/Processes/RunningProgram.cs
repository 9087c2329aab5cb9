using System.Collections.Concurrent;
using System.Diagnostics;

namespace Spit.Silo.Tests.Processes;

/// <summary>A program of its own process; ended hard, and by its own id, when the test lets go of it.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private RunningProgram(string file, IEnumerable<string> arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(file, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Everything it has written.</summary>
    public string Output => string.Join('\n', _lines);

    public static RunningProgram Start(string file, params IEnumerable<string> arguments) =>
        StartWith([], file, arguments);

    /// <param name="variables">What its environment has beside the test's own.</param>
    public static RunningProgram StartWith(
        IEnumerable<KeyValuePair<string, string>> variables, string file, IEnumerable<string> arguments)
    {
        var program = new RunningProgram(file, arguments);
        foreach (var (name, value) in variables)
        {
            program._process.StartInfo.Environment[name] = value;
        }
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>The first line that holds the text.</summary>
    public async Task<string> LineWithAsync(string text)
    {
        string? found = null;
        var started = Stopwatch.GetTimestamp();
        while ((found = _lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal))) is null)
        {
            Assert.False(_process.HasExited, $"it ended before it wrote '{text}':\n{Output}");
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"it never wrote '{text}':\n{Output}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        return found;
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGTERM, and how it ended.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return await ExitCodeAsync();
    }

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
