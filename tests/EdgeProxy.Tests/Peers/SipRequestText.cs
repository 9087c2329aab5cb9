namespace Spit.EdgeProxy.Tests.Peers;

/// <summary>A request as a test writes it.</summary>
internal sealed record SipRequestText
{
    private static int _lastNumber;

    private readonly int _number = Interlocked.Increment(ref _lastNumber);

    public string Method { get; init; } = "INVITE";

    public string Uri { get; init; } = "sip:+493023125001@carrier.example";

    public string From { get; init; } = "<sip:+493023125009@carrier.example>";

    public string FromTag { get; init; } = "caller";

    public string To { get; init; } = "<sip:+493023125001@carrier.example>";

    public string ToTag { get; init; } = "";

    public string? CallId { get; init; }

    public string? Branch { get; init; }

    public int CSeq { get; init; } = 1;

    /// <summary>Empty: no such field.</summary>
    public string MaxForwards { get; init; } = "70";

    /// <summary>Whole lines with their ends.</summary>
    public string Extra { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>The bytes' text as it leaves from a port.</summary>
    public string Write(int port) =>
        $"{Method} {Uri} SIP/2.0\r\n"
        + $"Via: SIP/2.0/UDP 127.0.0.1:{port};branch={Branch ?? $"z9hG4bKtest{_number}"};rport\r\n"
        + $"From: {From};tag={FromTag}\r\n"
        + $"To: {To}{(ToTag.Length > 0 ? ";tag=" + ToTag : "")}\r\n"
        + $"Call-ID: {CallId ?? $"call{_number}"}\r\n"
        + $"CSeq: {CSeq} {Method}\r\n"
        + (MaxForwards.Length > 0 ? $"Max-Forwards: {MaxForwards}\r\n" : "")
        + Extra
        + $"Content-Length: {Body.Length}\r\n\r\n{Body}";
}
