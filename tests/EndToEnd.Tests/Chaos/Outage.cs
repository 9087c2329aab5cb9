namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>What a fault did to the verdicts.</summary>
/// <param name="Calls">Calls that came after the fault.</param>
/// <param name="Without">Of these, calls judged without all of the grid's evidence.</param>
/// <param name="Length">From the fault to the last of these; zero when there was none.</param>
/// <param name="Reasons">How many of each reason.</param>
internal sealed record Outage(int Calls, int Without, TimeSpan Length, string Reasons)
{
    public static Outage Of(IEnumerable<Arrival> arrivals, DateTimeOffset fault)
    {
        var after = arrivals.Where(arrival => arrival.At >= fault).ToList();
        var blind = after.Where(arrival => !arrival.HasEvidence).ToList();
        return new Outage(
            after.Count,
            blind.Count,
            blind.Count == 0 ? TimeSpan.Zero : blind.Max(arrival => arrival.At) - fault,
            string.Join(", ", blind.CountBy(arrival => arrival.Missing).Select(pair => $"{pair.Key} {pair.Value}")));
    }

    public override string ToString() =>
        $"{Without} of {Calls} calls judged without all evidence ({Reasons}), the last {Length.TotalSeconds:0.00} s on";
}
