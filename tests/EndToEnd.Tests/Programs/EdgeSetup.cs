using System.Net;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>What an edge is started with.</summary>
internal sealed record EdgeSetup(string Grid, IPEndPoint NextHop)
{
    public string Pop { get; init; } = "fra1";

    /// <summary>Null: any free port of 127.0.0.1.</summary>
    public IPEndPoint? Sip { get; init; }

    /// <summary>The text of a configuration file; null: none.</summary>
    public string? Yaml { get; init; }
}
