namespace Spit.Sip.Transactions;

/// <summary>The classes of status codes that the state diagrams tell apart.</summary>
internal static class StatusClass
{
    public static bool IsProvisional(int code) => code is >= 100 and <= 199;

    public static bool IsSuccess(int code) => code is >= 200 and <= 299;

    /// <summary>The 300-699 of figures 5 and 7.</summary>
    public static bool IsFailure(int code) => code is >= 300 and <= 699;

    public static bool IsFinal(int code) => code is >= 200 and <= 699;
}
