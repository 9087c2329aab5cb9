using Spit.Detection.Backtests;
using Spit.Detection.Policies;

namespace Spit.Cli.CallRecords;

/// <summary>Judges a file of call records.</summary>
/// <param name="Calls">The file.</param>
/// <param name="Policy">By which policy.</param>
/// <param name="Out">Where verdicts go; null: nowhere.</param>
/// <param name="WeighsReports">Whether complaints count by their reporters' records.</param>
internal sealed record BacktestRun(string Calls, Policy Policy, string? Out, bool WeighsReports = false)
{
    private const int ProgressRows = 2048;

    /// <summary>Runs to the end of the file.</summary>
    /// <param name="time">Measures how long it takes.</param>
    /// <param name="progress">Is told, now and then and on any thread, how much of the work is done: 0 to 1.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="FormatException">The file is no call record file.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public BacktestReport Run(TimeProvider time, Action<double> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var report = JudgeAsRead(progress, cancellationToken) ?? JudgeSorted(progress, cancellationToken);
        report.Took = time.GetElapsedTime(started);
        return report;
    }

    // Null when a row starts before the one above it: nothing that was judged by then holds.
    private BacktestReport? JudgeAsRead(Action<double> progress, CancellationToken cancellationToken)
    {
        var report = new BacktestReport { PolicyRevision = Policy.Revision };
        var backtest = new Backtest(Policy, weighsReports: WeighsReports);
        using var verdicts = Out is null ? null : new VerdictFile(Out);
        var latest = DateTimeOffset.MinValue;
        foreach (var row in ReadAhead.Of(Read(report, progress)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Call.Attempt.At < latest) return null;
            latest = row.Call.Attempt.At;
            var verdict = backtest.Judge(row.Call, out _);
            report.Add(row.Call.Class, verdict.Disposition);
            verdicts?.Write(row.Index, verdict);
        }
        return report;
    }

    // The whole file is held in memory, and what was said of each row until all are judged: they are written in the
    // order in which they were read.
    private BacktestReport JudgeSorted(Action<double> progress, CancellationToken cancellationToken)
    {
        var report = new BacktestReport { PolicyRevision = Policy.Revision };
        var rows = InOrderOfTime.Sort(Read(report, share => progress(share / 2)));
        var backtest = new Backtest(Policy, weighsReports: WeighsReports);
        var lines = new SortedDictionary<int, string>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i % ProgressRows == 0) progress((1 + ((double)i / rows.Count)) / 2);
            cancellationToken.ThrowIfCancellationRequested();
            var verdict = backtest.Judge(rows[i].Call, out _);
            report.Add(rows[i].Call.Class, verdict.Disposition);
            if (Out is not null) lines.Add(rows[i].Index, VerdictFile.LineOf(rows[i].Index, verdict));
        }
        if (Out is null) return report;
        using var verdicts = new VerdictFile(Out);
        foreach (var line in lines.Values) verdicts.Write(line);
        return report;
    }

    private IEnumerable<NumberedRow> Read(BacktestReport report, Action<double> progress)
    {
        double length = Math.Max(1, new FileInfo(Calls).Length);
        return CallRecordFile.Read(Calls, Policy, report.Add, read => progress(read / length));
    }
}
