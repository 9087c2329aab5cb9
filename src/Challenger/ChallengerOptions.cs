using System.Net;
using Spit.Challenger.Recordings;
using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;

namespace Spit.Challenger;

/// <summary>Settings of a challenger.</summary>
public sealed record ChallengerOptions : ServerOptions
{
    /// <summary>Names this challenger among all of the grid: letters, digits, hyphens and dots, at most 64.</summary>
    [CommandOption("--name", "NAME", "Names this challenger among all of the grid, for example chal-fra1-0.")]
    public required string Name { get; init; }

    /// <summary>Where SIP over UDP is received; port 0 takes a free one.</summary>
    [CommandOption("--sip", "ADDRESS:PORT", "Where the edges' calls are received over UDP, IPv4 or [IPv6].")]
    public required IPEndPoint Sip { get; init; }

    /// <summary>What Via and Contact name; null: the address SIP is received at.</summary>
    [CommandOption("--advertise", "HOST:PORT", "What Via and Contact name; needed when listening on a wildcard.")]
    public HostPort? Advertise { get; init; }

    /// <summary>Where audio is received: two ports for each party, four for a call that is connected.</summary>
    [CommandOption("--media", "ADDRESS:PORT-PORT", "Where audio is received; four ports for each call.")]
    public required MediaPorts Media { get; init; }

    /// <summary>What session descriptions name; null: the address audio is received at.</summary>
    [CommandOption("--media-advertise", "ADDRESS", "The address that parties are told to send their audio to.")]
    public IPAddress? MediaAdvertise { get; init; }

    /// <summary>The grid's endpoints, tried in turn.</summary>
    [CommandOption("--grid", "URL", "The grid, for example http://127.0.0.1:7070; the next one when one fails.")]
    public required IReadOnlyList<Uri> Grid { get; init; }

    /// <summary>Where silos fetch recordings.</summary>
    [CommandOption("--api", "ADDRESS:PORT", "Where silos fetch recordings over gRPC.")]
    public IPEndPoint Api { get; init; } = new(IPAddress.Loopback, 7071);

    /// <summary>What silos are told; null: the address that is listened at.</summary>
    [CommandOption("--api-advertise", "URL", "What silos are told to fetch recordings from.")]
    public Uri? ApiAdvertise { get; init; }

    /// <summary>
    /// What the edges and the challengers of one carrier share: calls come with its seal or not at all.
    /// </summary>
    public SecretText? ChallengeKey { get; init; }

    /// <summary>More calls than these are left to other challengers; 1 to 10,000.</summary>
    /// <remarks>Chosen: audio and speech of so many take about one core (docs/operations.md has the figures).</remarks>
    [CommandOption("--max-calls", "NUMBER", "How many calls are taken at once.")]
    public int MaxCalls { get; init; } = 500;

    /// <summary>More calls of one caller than these are told to come later; 1 to 1,000.</summary>
    /// <remarks>Chosen: a person has one ear; a switchboard that is suspected has a few.</remarks>
    public int CallsPerCaller { get; init; } = 5;

    /// <summary>The language of the prompts: en, de, or a directory's name.</summary>
    [CommandOption("--language", "NAME", "The language of the prompts: en, de or one of your own.")]
    public string Language { get; init; } = "en";

    /// <summary>An operator's own prompts, a directory for each language; null: those that are shipped.</summary>
    [CommandOption("--prompts", "DIR", "Your own prompts, a directory for each language.")]
    public string? Prompts { get; init; }

    /// <summary>
    /// True: the caller hears the machine before his call is answered (183), and pays nothing for it. Not every
    /// network lets him be heard then.
    /// </summary>
    [CommandOption("--early-media", "true|false", "Challenge before the call is answered, so that it costs nothing.")]
    public bool EarlyMedia { get; init; }

    /// <summary>
    /// True: the audio of people who were connected goes from phone to phone, where both allow it. Else, and by
    /// default, it goes through here, which works behind translators of addresses and tells nobody where the other is.
    /// </summary>
    [CommandOption("--direct-media", "true|false", "Let connected people's audio go from phone to phone, not by here.")]
    public bool DirectMedia { get; init; }

    /// <summary>What a machine is told at the end where the call was never answered; 400 to 699, not 503.</summary>
    public int RefusalCode { get; init; } = 603;

    /// <summary>Phase 1's score, in points, from which calls are challenged here: it speaks neither way.</summary>
    public double ChallengedFrom { get; init; } = 1.7;

    /// <summary>How long a call may be at the machine; 30 s to 10 min.</summary>
    public TimeSpan LongestChallenge { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>
    /// After how long without audio from either party a connected call is ended; 10 s to 1 h. Where audio does not come
    /// here, both are asked as often whether they are there.
    /// </summary>
    /// <remarks>Chosen: people who hold the line in silence still send packets.</remarks>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long calls at the machine may finish when it is stopped; up to 5 min.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>False: speech is told by its energy alone, without the model.</summary>
    public bool SpeechModel { get; init; } = true;

    public RecordingOptions Recordings { get; init; } = new();

    public override void Validate(SettingFaults faults)
    {
        base.Validate(faults);
        ChallengerOptionsValidator.Validate(this, faults);
    }
}
