namespace Spit.Silo;

internal static partial class SiloLog
{
    [LoggerMessage(4010, LogLevel.Information, "Edges and clients of the API are served at {Addresses}")]
    public static partial void Serving(ILogger logger, string addresses);
}
