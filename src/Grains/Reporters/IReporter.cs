using Spit.Detection.Reports;

namespace Spit.Grains.Reporters;

/// <summary>The one owner of what was delivered to one callee and of what he said of it.</summary>
public interface IReporter
{
    /// <summary>Notes a call that reached him.</summary>
    Task Deliver(DeliveredCall call);

    /// <summary>Calls that he may report, the latest last.</summary>
    Task<IReadOnlyList<DeliveredCall>> Reportable();

    /// <summary>His reports that should be compared with how the callers' calls have ended since.</summary>
    Task<IReadOnlyList<CastVote>> Unsettled();

    /// <summary>Takes a report. One that counts is in the store before this returns.</summary>
    Task<ReportReceipt> File(FiledReport report);
}
