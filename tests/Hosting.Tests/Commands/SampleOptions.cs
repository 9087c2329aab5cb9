using System.Net;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;

namespace Spit.Hosting.Tests.Commands;

internal sealed record SampleOptions : ServerOptions
{
    [CommandOption("--pop", "NAME", "The point of presence.")]
    public required string Pop { get; init; }

    [CommandOption("--sip", "ADDRESS:PORT", "Where it listens.")]
    public required IReadOnlyList<IPEndPoint> Sip { get; init; }

    [CommandOption("--next-hop", "HOST:PORT", "Where calls go.")]
    public HostPort? NextHop { get; init; }

    [CommandOption("--observe", "", "Only look.")]
    public bool Observe { get; init; }

    public TimeSpan GridDeadline { get; init; } = TimeSpan.FromMilliseconds(50);

    public IReadOnlyList<SampleTrunk> Trunks { get; init; } = [];

    public SampleLimits Limits { get; init; } = new();

    public override void Validate(SettingFaults faults)
    {
        base.Validate(faults);
        faults.Within("gridDeadline", GridDeadline, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
    }
}
