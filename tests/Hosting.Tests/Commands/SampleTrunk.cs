using System.Net;

namespace Spit.Hosting.Tests.Commands;

internal sealed record SampleTrunk
{
    public required string Name { get; init; }

    public SampleClass Class { get; init; } = SampleClass.ShortHaul;

    public IReadOnlyList<IPNetwork> Sources { get; init; } = [];

    public bool AssertedIdentity { get; init; }
}
