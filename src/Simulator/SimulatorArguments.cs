using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

namespace Spit.Simulator;

/// <summary>The options of the command line, and how they are read.</summary>
internal sealed class SimulatorArguments
{
    private static readonly SimulatorOptions Defaults =
        new() { Edges = [], Listen = new IPEndPoint(IPAddress.Loopback, 0) };

    private readonly Option<PopEdge[]> _edges = new("--edge")
    {
        HelpName = "POP=HOST:PORT",
        Description = "An edge to call through, POP=HOST:PORT; repeat it for each point of presence",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ReadEach<PopEdge>(ArgumentText.TryReadEdge, "POP=HOST:PORT, such as fra1=127.0.0.1:5060"),
    };

    private readonly Option<IPEndPoint> _listen = new("--listen")
    {
        HelpName = "HOST:PORT",
        Description = "Where the called parties answer, HOST:PORT: the edges' next hop",
        Required = true,
        CustomParser = ReadOne<IPEndPoint>(ArgumentText.TryReadEndPoint, "HOST:PORT, such as 127.0.0.1:5080"),
    };

    private readonly Option<TimeSpan?> _duration = new("--duration")
    {
        HelpName = "TIME",
        Description = "How long to place calls, such as 20s or 2m (default: 30s)",
        CustomParser = result =>
            ReadOne<TimeSpan>(ArgumentText.TryReadDuration, "a time from 1s to 1h, such as 20s or 2m")(result),
    };

    private readonly Option<int> _seed = new("--seed")
    {
        HelpName = "NUMBER",
        Description = "The same seed places the same calls",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    private readonly Option<double> _timeScale = new("--time-scale")
    {
        HelpName = "FACTOR",
        Description = "How many times faster than life people ring and talk, 1 to 100",
        CustomParser = ReadOne<double>(ArgumentText.TryReadFactor, "a number from 1 to 100"),
        DefaultValueFactory = _ => Defaults.TimeScale,
    };

    private readonly Option<double> _robocallerRate = new("--robocaller-rate")
    {
        HelpName = "NUMBER",
        Description = "Calls a second by the robocaller, 1 to 100",
        CustomParser = ReadOne<double>(ArgumentText.TryReadFactor, "a number from 1 to 100"),
        DefaultValueFactory = _ => Defaults.RobocallerRate,
    };

    private readonly Option<IPAddress[]> _familySources = Sources(
        "--family-source", "The address of a household; repeat it", [.. Defaults.FamilySources]);

    private readonly Option<IPAddress> _hospitalSource = new("--hospital-source")
    {
        HelpName = "ADDRESS",
        Description = "The address of the hospital",
        CustomParser = ReadOne<IPAddress>(ArgumentText.TryReadAddress, "an IP address of this machine"),
        DefaultValueFactory = _ => Defaults.HospitalSource,
    };

    private readonly Option<IPAddress[]> _robocallerSources = Sources(
        "--robocaller-source", "An address of the robocaller; repeat it", [.. Defaults.RobocallerSources]);

    private readonly Option<PopEdge?> _challenge = new("--challenge")
    {
        HelpName = "POP=HOST:PORT",
        Description = "An edge with an answering machine and the same next hop: in the end a human and a robot call "
            + "through it, and speak. Exit code 4 when the human is not connected and heard, or the robot is connected",
        CustomParser = ReadOne<PopEdge>(ArgumentText.TryReadEdge, "POP=HOST:PORT, such as fra1=127.0.0.1:5060"),
    };

    private readonly Option<IPAddress[]> _strangerSources = Sources(
        "--stranger-source", "Where the human calls from, and last the robot", [.. Defaults.StrangerSources]);

    private readonly Option<string?> _humanVoice = new("--human-voice")
    {
        HelpName = "FILE",
        Description = "A WAV file of the human's hello to the machine (default: a short one)",
    };

    private readonly Option<string?> _robotVoice = new("--robot-voice")
    {
        HelpName = "FILE",
        Description = "A WAV file of the robot's message (default: one made of the machine's own prompts)",
    };

    private readonly Option<string?> _summaryFile = new("--summary-file")
    {
        HelpName = "FILE",
        Description = "Write the summary's JSON to a file, instead of printing it as the last line",
    };

    public SimulatorArguments() => Command = new RootCommand(
        "Places SIP calls as families, a hospital and a robocaller do, and tells what became of each.")
    {
        _edges, _listen, _duration, _seed, _timeScale, _robocallerRate,
        _familySources, _hospitalSource, _robocallerSources,
        _challenge, _strangerSources, _humanVoice, _robotVoice, _summaryFile,
    };

    private delegate bool TryRead<T>(string text, out T value);

    public RootCommand Command { get; }

    public SimulatorOptions Read(ParseResult parsed) => new()
    {
        Edges = parsed.GetRequiredValue(_edges),
        Listen = parsed.GetRequiredValue(_listen),
        Duration = parsed.GetValue(_duration) ?? Defaults.Duration,
        Seed = parsed.GetValue(_seed),
        TimeScale = parsed.GetValue(_timeScale),
        RobocallerRate = parsed.GetValue(_robocallerRate),
        FamilySources = parsed.GetRequiredValue(_familySources),
        HospitalSource = parsed.GetRequiredValue(_hospitalSource),
        RobocallerSources = parsed.GetRequiredValue(_robocallerSources),
        Challenge = parsed.GetValue(_challenge),
        StrangerSources = parsed.GetRequiredValue(_strangerSources),
        HumanVoice = parsed.GetValue(_humanVoice),
        RobotVoice = parsed.GetValue(_robotVoice),
        SummaryFile = parsed.GetValue(_summaryFile),
    };

    private static Option<IPAddress[]> Sources(string name, string description, IPAddress[] defaults) => new(name)
    {
        HelpName = "ADDRESS",
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ReadEach<IPAddress>(ArgumentText.TryReadAddress, "an IP address of this machine"),
        DefaultValueFactory = _ => defaults,
    };

    private static Func<ArgumentResult, T?> ReadOne<T>(TryRead<T> tryRead, string wanted) => result =>
    {
        if (tryRead(result.Tokens[^1].Value, out var value))
            return value;
        Refuse(result, result.Tokens[^1].Value, wanted);
        return default;
    };

    private static Func<ArgumentResult, T[]?> ReadEach<T>(TryRead<T> tryRead, string wanted) => result =>
    {
        var values = new List<T>();
        foreach (var token in result.Tokens)
        {
            if (tryRead(token.Value, out var value))
                values.Add(value);
            else
                Refuse(result, token.Value, wanted);
        }

        return [.. values];
    };

    private static void Refuse(ArgumentResult result, string text, string wanted)
    {
        var option = (result.Parent as OptionResult)?.Option.Name;
        result.AddError($"{option}: '{text}' is not {wanted}");
    }
}
