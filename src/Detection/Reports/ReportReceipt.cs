namespace Spit.Detection.Reports;

/// <summary>What became of a report.</summary>
/// <param name="Fault">Why it does not count.</param>
/// <param name="Call">The call it is about; null when there is a fault.</param>
/// <param name="Weight">What it counts: 0.05 to 1; zero when there is a fault.</param>
[GenerateSerializer, Immutable, Alias("spit.ReportReceipt")]
public sealed record ReportReceipt(
    [property: Id(0)] ReportFault Fault,
    [property: Id(1)] DeliveredCall? Call,
    [property: Id(2)] double Weight)
{
    public static ReportReceipt Refused(ReportFault fault) => new(fault, null, 0);
}
