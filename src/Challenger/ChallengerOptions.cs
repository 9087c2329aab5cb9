using System.Net;
using Spit.Challenger.Recordings;
using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;

namespace Spit.Challenger;

/// <summary>Settings of a challenger.</summary>
public sealed record ChallengerOptions : ServerOptions
{
    /// <summary>Where SIP over UDP is received; port 0 takes a free one.</summary>
    [CommandOption("--sip", "ADDRESS:PORT", "Where the edges' calls are received over UDP, IPv4 or [IPv6].")]
    public required IPEndPoint Sip { get; init; }

    /// <summary>Whether and how calls are recorded.</summary>
    public RecordingOptions Recordings { get; init; } = new();

    public override void Validate(SettingFaults faults)
    {
        base.Validate(faults);
        Recordings.Validate("recordings", faults);
    }
}
