using Spit.Detection;

namespace Spit.Cli.CallRecords;

/// <summary>How the calls of one class were judged.</summary>
internal sealed class ClassSummary(string name)
{
    private readonly long[] _counts = new long[(int)Disposition.Drop + 1];

    public string Name => name;

    public bool IsSpam => name.StartsWith("spam", StringComparison.OrdinalIgnoreCase);

    public long Calls { get; private set; }

    public long this[Disposition disposition] => _counts[(int)disposition];

    /// <summary>Greylisted, challenged, blocked or dropped.</summary>
    public long Stopped => this[Disposition.Greylist] + this[Disposition.Challenge] + Refused;

    /// <summary>Blocked or dropped.</summary>
    public long Refused => this[Disposition.Block] + this[Disposition.Drop];

    public void Add(Disposition disposition)
    {
        Calls++;
        _counts[(int)disposition]++;
    }
}
