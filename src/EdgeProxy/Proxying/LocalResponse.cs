namespace Spit.EdgeProxy.Proxying;

/// <summary>A response the proxy gives by itself.</summary>
/// <param name="Code">100 to 699.</param>
/// <param name="ReasonPhrase">ASCII.</param>
/// <param name="ExtraHeaders">Complete header lines with their line ends, or empty.</param>
internal sealed record LocalResponse(int Code, byte[] ReasonPhrase, byte[] ExtraHeaders)
{
    public static readonly LocalResponse Trying = new(100, "Trying");
    public static readonly LocalResponse RequestTimeout = new(408, "Request Timeout");
    public static readonly LocalResponse CallDoesNotExist = new(481, "Call/Transaction Does Not Exist");
    public static readonly LocalResponse LoopDetected = new(482, "Loop Detected");
    public static readonly LocalResponse TooManyHops = new(483, "Too Many Hops");
    public static readonly LocalResponse RequestTerminated = new(487, "Request Terminated");
    public static readonly LocalResponse ServerError = new(500, "Server Internal Error");
    public static readonly LocalResponse MessageTooLarge = new(513, "Message Too Large");
    public static readonly LocalResponse Ok = new(200, "OK");

    /// <summary>The proxy is being stopped: RFC 3261 21.5.4 sends the client to the next server.</summary>
    public static readonly LocalResponse Stopping = new(503, "Service Unavailable", "Retry-After: 5\r\n");

    public LocalResponse(int code, string reasonPhrase, string extraHeaders = "")
        : this(code, System.Text.Encoding.ASCII.GetBytes(reasonPhrase),
            System.Text.Encoding.ASCII.GetBytes(extraHeaders))
    {
    }
}
