using System.Net;
using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;
using Spit.Silo.Policies;
using Spit.Silo.Quarantine;
using Spit.Silo.Store;

namespace Spit.Silo;

/// <summary>The settings of a silo.</summary>
public sealed record SiloOptions : ServerOptions
{
    /// <summary>
    /// Redis itself, with its replicas if several; or the sentinels, when <c>store.master</c> is set.
    /// </summary>
    [CommandOption("--redis", "HOST:PORT", "The Redis that all silos of the cluster share; or --data.")]
    public IReadOnlyList<HostPort> Redis { get; init; } = [];

    /// <summary>Sentinel, login and TLS.</summary>
    public StoreOptions Store { get; init; } = new();

    /// <summary>Null when there is a Redis.</summary>
    [CommandOption("--data", "DIR", "Directory of the embedded store, for a grid of one silo; or --redis.")]
    public string? Data { get; init; }

    /// <summary>The edge stream and the API, HTTP/2 without TLS; port 0 takes a free one.</summary>
    [CommandOption("--api", "ADDRESS:PORT", "Where edges and clients of the API connect (HTTP/2, clear text).")]
    public IPEndPoint Api { get; init; } = new(IPAddress.Loopback, 7070);

    /// <summary>Where the other silos reach this one; port 0 takes a free one.</summary>
    [CommandOption("--silo", "ADDRESS:PORT", "Where the other silos of the cluster reach this one.")]
    public IPEndPoint Silo { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>Silos with the same name and Redis are one cluster. Letters, digits, dash.</summary>
    [CommandOption("--cluster-id", "NAME", "The cluster this silo belongs to.")]
    public string ClusterId { get; init; } = "spit";

    /// <summary>Null: the built-in policy.</summary>
    [CommandOption("--policy", "FILE", "The policy that runs until one is applied; see docs/policy.md.")]
    public string? Policy { get; init; }

    /// <summary>An edge gets what is known by then, be it nothing. 1 ms to 1 s.</summary>
    // Chosen: below the 50 ms that an edge waits, so that half an answer still arrives in time.
    public TimeSpan AnswerDeadline { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>How long counters may stay unwritten, which is what a crash may lose. 100 ms to 10 min.</summary>
    public TimeSpan SnapshotInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after SIGTERM the silo still serves as before while it says that it is not ready, so that nothing sends
    /// it work any more when it drains. Comes before <c>shutdownTimeout</c>. Up to 1 min.
    /// </summary>
    public TimeSpan DrainDelay { get; init; } = TimeSpan.Zero;

    /// <summary>Who may review the quarantine, each with a token; without any, nobody may.</summary>
    public IReadOnlyList<ReviewerOptions> Reviewers { get; init; } = [];

    /// <summary>How long recordings are kept at most, whatever their challenger says. 1 min to 30 d.</summary>
    // Audio is kept for a week; the calls themselves for a month.
    public TimeSpan RecordingRetention { get; init; } = TimeSpan.FromDays(7);

    public override void Validate(SettingFaults faults)
    {
        base.Validate(faults);
        if (Redis.Count == 0 == string.IsNullOrEmpty(Data))
        {
            faults.Add("redis", Redis.Count == 0
                ? "either --redis HOST:PORT or --data DIR is needed"
                : "--redis and --data exclude each other");
        }
        Store.Validate("store", Redis.Count > 0, faults);
        InitialPolicy.Validate("policy", Policy, faults);
        faults.Within("answerDeadline", AnswerDeadline, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        faults.Within("drainDelay", DrainDelay, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        ReviewerOptions.Validate("reviewers", Reviewers, faults);
        faults.Within("recordingRetention", RecordingRetention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        faults.Within("snapshotInterval", SnapshotInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        if (ClusterId is not { Length: > 0 and <= 64 } || !ClusterId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            faults.Add("clusterId", "1 to 64 letters, digits and dashes");
        }
    }
}
