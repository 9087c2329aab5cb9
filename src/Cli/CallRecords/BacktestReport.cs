using Spit.Detection;

namespace Spit.Cli.CallRecords;

/// <summary>What came of a back-test.</summary>
internal sealed class BacktestReport
{
    private readonly SortedDictionary<string, ClassSummary> _classes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ClassSummary> Classes => _classes.Values;

    public ClassSummary Total { get; } = new("total");

    public List<RowFault> FirstFaults { get; } = [];

    public long Faults { get; private set; }

    public TimeSpan Took { get; set; }

    public string PolicyRevision { get; set; } = "";

    /// <summary>The most faults that are shown; the rest are only counted.</summary>
    public const int ShownFaults = 20;

    public void Add(string className, Disposition disposition)
    {
        Total.Add(disposition);
        if (className.Length == 0) return;
        if (!_classes.TryGetValue(className, out var summary))
            _classes[className] = summary = new ClassSummary(className);
        summary.Add(disposition);
    }

    public void Add(RowFault fault)
    {
        Faults++;
        if (FirstFaults.Count < ShownFaults) FirstFaults.Add(fault);
    }
}
