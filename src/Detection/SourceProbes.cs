using System.Collections.Immutable;

namespace Spit.Detection;

/// <summary>What an address sent beside calls in a short while, as one edge saw it.</summary>
[GenerateSerializer, Immutable, Alias("spit.SourceProbes")]
public sealed record SourceProbes
{
    /// <summary>The most names that one message tells.</summary>
    public const int MostNames = 32;

    [Id(0)] public required SourceAddress Source { get; init; }

    /// <summary>Messages that claim to be SIP and cannot be read.</summary>
    [Id(1)] public int Malformed { get; init; }

    /// <summary>
    /// The users whom OPTIONS and REGISTER outside of a dialog named in To, each once; <see cref="MostNames"/> at most.
    /// </summary>
    [Id(2)] public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Requests, INVITE or not, whose User-Agent is a scanner's.</summary>
    [Id(3)] public int OfScanners { get; init; }
}
