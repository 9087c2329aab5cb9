using System.Net;

namespace Spit.Simulator;

/// <summary>What the simulator is told on its command line.</summary>
internal sealed record SimulatorOptions
{
    public required IReadOnlyList<PopEdge> Edges { get; init; }

    /// <summary>Where the called parties answer: the next hop of every edge.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>How long calls are placed; the last ones end with it.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same seed places the same calls.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// How many times faster than life people ring and talk; nobody honest talks for less than 6.5 s.
    /// </summary>
    public double TimeScale { get; init; } = 10;

    /// <summary>Calls a second by the robocaller.</summary>
    public double RobocallerRate { get; init; } = 12;

    /// <summary>A household per address, as behind an access line each.</summary>
    public IReadOnlyList<IPAddress> FamilySources { get; init; } = Loopback(1, 6);

    public IPAddress HospitalSource { get; init; } = Loopback(2, 1)[0];

    /// <summary>The robocaller's addresses; it uses all of them through every edge.</summary>
    public IReadOnlyList<IPAddress> RobocallerSources { get; init; } = Loopback(3, 2);

    /// <summary>An edge with an answering machine, which a human and a robot meet; null: nobody does.</summary>
    public PopEdge? Challenge { get; init; }

    /// <summary>Where the human calls from, and last the robot.</summary>
    public IReadOnlyList<IPAddress> StrangerSources { get; init; } = Loopback(4, 2);

    /// <summary>A WAV file of what the human says to the machine; null: a prompt that comes with the program.</summary>
    public string? HumanVoice { get; init; }

    /// <summary>A WAV file of the robot's message; null: prompts that come with the program.</summary>
    public string? RobotVoice { get; init; }

    /// <summary>Where the summary's JSON is written; null: it is the last line that is printed.</summary>
    public string? SummaryFile { get; init; }

    private static IPAddress[] Loopback(byte net, int count) =>
        [.. Enumerable.Range(1, count).Select(host => new IPAddress([127, 0, net, (byte)host]))];
}
