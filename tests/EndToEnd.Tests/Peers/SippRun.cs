using System.Globalization;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>A running sipp.</summary>
internal sealed class SippRun
{
    private readonly ProcessUnderTest _process;
    private readonly string _files;
    private readonly GrowingLog _log;

    private SippRun(ProcessUnderTest process, string files)
    {
        _process = process;
        _files = files;
        _log = new GrowingLog(files + ".log");
    }

    /// <summary>What the scenario logged so far.</summary>
    public IReadOnlyList<SippLogLine> Log => [.. _log.Lines.Select(SippLogLine.Parse)];

    /// <summary>The same from that line on, as it was written.</summary>
    public IReadOnlyList<string> LogLinesFrom(int line) => _log.From(line);

    public static SippRun Start(Stage stage, SippOptions options)
    {
        var files = stage.NewPathOf($"{options.Scenario}-{options.Local.Port}");
        var process = stage.Start("sipp " + options.Scenario, Peer.Require("sipp"), Arguments(options, files));
        return new SippRun(process, files);
    }

    /// <summary>Waits for the end of a run that counts its calls.</summary>
    public async Task<SippResult> FinishAsync(TimeSpan deadline)
    {
        await _process.ExitAsync(deadline);
        return Result();
    }

    /// <summary>Ends the side that is called: no new calls, those under way are finished.</summary>
    public async Task<SippResult> StopAsync()
    {
        _process.Send(Signal.User1);
        await _process.ExitAsync(TimeSpan.FromSeconds(45));
        return Result();
    }

    private SippResult Result()
    {
        var rows = Lines(_files + ".csv").Where(line => line.Length > 0).ToArray();
        Assert.True(rows.Length >= 2, "sipp wrote no statistics\n" + _process.Tail);
        var names = rows[0].Split(';');
        var values = rows[^1].Split(';');
        long Of(string name) => long.Parse(values[Array.IndexOf(names, name)], CultureInfo.InvariantCulture);
        return new SippResult(
            _process.ExitCode, Of("SuccessfulCall(C)"), Of("FailedCall(C)"), Of("Retransmissions(C)"), Log,
            string.Join('\n', Lines(_files + ".errors").Take(40)));
    }

    private static IEnumerable<string> Arguments(SippOptions options, string files)
    {
        IEnumerable<string> arguments =
        [
            options.IsBuiltIn ? "-sn" : "-sf",
            options.IsBuiltIn
                ? options.Scenario
                : Path.Combine(AppContext.BaseDirectory, "Scenarios", options.Scenario + ".xml"),
            "-i", Address(options), "-bind_local", "-p", $"{options.Local.Port}", "-nostdin",
            "-d", $"{options.Talk.TotalMilliseconds:0}",
            "-trace_stat", "-stf", files + ".csv", "-fd", "1",
            "-trace_err", "-error_file", files + ".errors",
            "-trace_logs", "-log_file", files + ".log",
        ];
        if (options.IsPatient) arguments = arguments.Concat(["-default_behaviors", "all,-abortunexp"]);
        return arguments.Concat(options.Target is null ? [] : Calling(options, files));
    }

    private static IEnumerable<string> Calling(SippOptions options, string files)
    {
        yield return $"{options.Target}";
        foreach (var argument in new[]
        {
            "-m", $"{options.Count}", "-r", $"{options.PerSecond}", "-l", $"{options.AtOnce}",
            "-timeout", $"{options.Longest.TotalSeconds:0}", "-timeout_error",
        }) yield return argument;
        if (options.Calls.Count == 0) yield break;
        var rows = options.Calls.Select(call => $"{call.Caller};{call.Callee}");
        File.WriteAllLines(files + ".calls", ["SEQUENTIAL", .. rows]);
        yield return "-inf";
        yield return files + ".calls";
    }

    private static string Address(SippOptions options) =>
        options.Local.Address.ToString() is var text && text.Contains(':', Ordinal) ? $"[{text}]" : text;

    // A line without its end is still being written.
    private static string[] Lines(string path) => File.Exists(path) ? File.ReadAllText(path).Split('\n')[..^1] : [];
}
