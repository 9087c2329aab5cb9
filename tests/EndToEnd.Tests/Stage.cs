using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests;

/// <summary>What one test, or one fixture, has started: a folder, and processes stopped at its end.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<ProcessUnderTest> _processes = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("spit-e2e-").FullName;

    /// <summary>What every process said at last: for the message of a failure.</summary>
    public string Tails => string.Join('\n', _processes.Select(process => process.Tail));

    public ProcessUnderTest Start(string name, string file, params IEnumerable<string> arguments)
    {
        var process = ProcessUnderTest.Start(name, file, arguments, Folder);
        _processes.Add(process);
        return process;
    }

    /// <summary>Runs a program to its end.</summary>
    public async Task<ProcessUnderTest> RunAsync(string name, string file, params IEnumerable<string> arguments)
    {
        var process = Start(name, file, arguments);
        await process.ExitAsync(TimeSpan.FromSeconds(60));
        return process;
    }

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A path of a file that no process started so far writes.</summary>
    public string NewPathOf(string name) => PathOf($"{name}-{_processes.Count}");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (failed) TestContext.Current.SendDiagnosticMessage("{0}", Tails);
        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask()));
        Directory.Delete(Folder, recursive: true);
    }
}
