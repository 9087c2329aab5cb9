using System.Net;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>What an edge is started with.</summary>
internal sealed record EdgeSetup(string Grid, IPEndPoint NextHop)
{
    public string Pop { get; init; } = "fra1";

    /// <summary>Endpoints of the grid that are tried after the first.</summary>
    public IReadOnlyList<string> FurtherGrids { get; init; } = [];

    /// <summary>Null: any free port of 127.0.0.1.</summary>
    public IPEndPoint? Sip { get; init; }

    /// <summary>See <see cref="Silo.Launcher"/>.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary>The text of a configuration file; null: none.</summary>
    public string? Yaml { get; init; }
}
