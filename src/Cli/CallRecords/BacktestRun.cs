using Spit.Detection.Backtests;
using Spit.Detection.Policies;

namespace Spit.Cli.CallRecords;

/// <summary>Judges a file of call records.</summary>
/// <param name="Calls">The file.</param>
/// <param name="Policy">By which policy.</param>
/// <param name="Out">Where verdicts go; null: nowhere.</param>
internal sealed record BacktestRun(string Calls, Policy Policy, string? Out)
{
    /// <summary>Runs to the end of the file.</summary>
    /// <param name="time">Measures how long it takes.</param>
    /// <param name="progress">Is told, now and then, how much of the file is read: 0 to 1.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="FormatException">The file is no call record file.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public BacktestReport Run(TimeProvider time, Action<double> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var report = new BacktestReport { PolicyRevision = Policy.Revision };
        double length = Math.Max(1, new FileInfo(Calls).Length);
        var rows = CallRecordFile.Read(Calls, Policy, report.Add, read => progress(read / length));
        var backtest = new Backtest(Policy);
        using var verdicts = Out is null ? null : new VerdictFile(Out);
        foreach (var row in InOrderOfTime.Sort(rows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var verdict = backtest.Judge(row.Call, out _);
            report.Add(row.Call.Class, verdict.Disposition);
            verdicts?.Write(row.Index, verdict);
        }
        report.Took = time.GetElapsedTime(started);
        return report;
    }
}
