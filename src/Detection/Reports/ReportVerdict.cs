namespace Spit.Detection.Reports;

/// <summary>What a callee says of a call.</summary>
public enum ReportVerdict : byte
{
    /// <summary>Unwanted.</summary>
    Spam = 1,

    /// <summary>Wanted, whatever was said of it.</summary>
    Ham = 2,
}
