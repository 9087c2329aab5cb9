namespace Spit.DetectionBench.Population;

/// <summary>What writes the INVITE: its User-Agent (may be empty) and the fingerprint of how it writes.</summary>
internal sealed record Device(string UserAgent, string Fingerprint);
