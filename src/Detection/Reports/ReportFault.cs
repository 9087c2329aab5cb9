namespace Spit.Detection.Reports;

/// <summary>Why a report does not count.</summary>
public enum ReportFault : byte
{
    None = 0,

    /// <summary>No such call was delivered to this reporter lately.</summary>
    NotDelivered = 1,

    /// <summary>The call has been reported.</summary>
    AlreadyReported = 2,

    /// <summary>The reporter has said something of the same caller today (UTC).</summary>
    AlreadyVoted = 3,

    /// <summary>The reporter has said enough for today (UTC).</summary>
    TooMany = 4,

    /// <summary>The store did not take it: nothing changed.</summary>
    StoreFailed = 5,
}
