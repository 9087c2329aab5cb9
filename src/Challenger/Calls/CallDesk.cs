using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using Spit.Challenger.Audio;
using Spit.Challenger.Recordings;
using Spit.Challenger.Sip;
using Spit.Media.Challenges;
using Spit.Media.Codecs;
using Spit.Speech;
using ChallengeFinding = Spit.Media.Challenges.ChallengeFinding;
using HandOver = Spit.Protocol.V1.HandOver;

namespace Spit.Challenger.Calls;

/// <summary>Takes the calls that edges hand over, as many as there is room for.</summary>
internal sealed partial class CallDesk(
    ChallengerOptions options,
    Switchboard board,
    AudioEngine audio,
    SpeechEngine speech,
    ChallengeScripts scripts,
    HandOvers handOvers,
    RecordingVault vault,
    ChallengeReports reports,
    ChallengerMetrics metrics,
    ILogger<CallDesk> logger) : ICallDesk, ITimed
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    // Chosen: the caller hears that it rings; a grid that fails over needs about a second.
    private static readonly TimeSpan AdmissionPatience = TimeSpan.FromSeconds(1);

    private readonly HashSet<ChallengedCall> _calls = [];
    private TimeSpan _checkAt;

    public bool IsStopping { get; set; }

    public int Count => _calls.Count;

    public bool HasRoom => !IsStopping && _calls.Count < options.MaxCalls;

    public Switchboard Board => board;

    public RecordingVault Vault => vault;

    public HandOvers HandOvers => handOvers;

    public bool IsEarly => options.EarlyMedia;

    public int RefusalCode => options.RefusalCode;

    /// <summary>Offered first where the caller has not said what he prefers.</summary>
    public static G711Law PreferredLaw => G711Law.A;

    public TimeSpan NextDue => _checkAt;

    public void OnCall(InviteServer server, string tag, IPEndPoint source)
    {
        var invite = server.Read();
        if (!HasRoom)
            Refuse(server, 503, "Service Unavailable", "", IsStopping ? "stopping" : "full");
        else if (handOvers.TryRead(invite) is not { } handOver)
            Refuse(server, 403, "Forbidden", "", "hand_over");
        else if (_calls.Count(c => c.HandOver.Attempt.Caller.Equals(handOver.Attempt.Caller)) >= options.CallsPerCaller)
            // Not 503, by which the edge would let him through.
            Refuse(server, 480, "Temporarily Unavailable", "Retry-After: 60\r\n", "caller_limit");
        else if (!audio.TryOpen(out var leg))
            Refuse(server, 503, "Service Unavailable", "", "full");
        else
            Take(new ChallengedCall(this, server, tag, CallerTerms.Of(invite, handOver, source), leg));
    }

    public ChallengeSession NewSession(HandOver handOver, bool takesMessages) => new(
        takesMessages ? scripts.WithMessage : scripts.WithoutMessage,
        scripts.Prompts,
        speech.Create(),
        new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
        // Phase 1's points are ln of the odds that the call is spam; what a challenge is due for says little more.
        (handOver.Verdict?.ScoreMilli ?? 0) / 1000.0 - scripts.ChallengedFrom);

    public bool TryOpenAudio([NotNullWhen(true)] out AudioLeg? leg) => audio.TryOpen(out leg);

    /// <summary>Where the parties are told to send their audio.</summary>
    public IPEndPoint AdvertisedMedia(AudioLeg leg) =>
        options.MediaAdvertise is { } address ? new IPEndPoint(address, leg.Local.Port) : leg.Local;

    public void Report(HandOver handOver, ChallengeFinding finding, TimeSpan after)
    {
        metrics.Call(NameOf(finding.Decision));
        metrics.Found(after);
        reports.Tell(handOver, finding);
        LogFound(
            NameOf(finding.Decision), finding.RobotProbability, finding.Prior,
            string.Join(", ", finding.Tests.Where(t => t.Value != 0).Select(t => $"{t.Name} {t.Value:+0.000;-0.000}")));
    }

    public void Tally(string result) => metrics.Call(result);

    /// <summary>Looks after the way that the audio of two people goes, who were connected.</summary>
    public MediaPath NewPath(CallParty caller, CallParty callee, Action onBroken) => new(
        board, caller, callee, options.DirectMedia, options.MediaTimeout, metrics.Path, onBroken);

    /// <summary>Keeps a recording for the quarantine.</summary>
    public async Task KeepAsync(Recording recording, HandOver handOver, ChallengeFinding finding)
    {
        using (recording)
        {
            try
            {
                await recording.CompleteAsync(QuarantinedCalls.Of(handOver, finding));
            }
            catch (Exception e)
            {
                LogNotKept(e);
            }
        }
    }

    public void Remove(ChallengedCall call)
    {
        if (_calls.Remove(call)) metrics.Ended();
    }

    /// <summary>Ends all calls.</summary>
    public void EndAll()
    {
        foreach (var call in _calls.ToArray())
            call.End(503, "Service Unavailable", "The answering machine is being stopped");
    }

    /// <summary>Calls that are at the machine, or on their way to their callee.</summary>
    public int CountUnconnected() => _calls.Count(c => c.Phase != CallPhase.Talking);

    public void Elapse(TimeSpan now)
    {
        if (now < _checkAt) return;
        _checkAt = now + CheckEvery;
        foreach (var call in _calls.ToArray())
        {
            call.Path?.Look();
            var isStuck = call.Phase is CallPhase.Challenged && now - call.Since > options.LongestChallenge;
            var isSilent = call.Phase is CallPhase.Talking && call.Silence > options.MediaTimeout;
            if (isStuck || isSilent)
                call.End(480, "Temporarily Unavailable", isStuck ? "Time is over" : "Nobody is heard");
        }
    }

    internal static string NameOf(ChallengeDecision decision) => decision switch
    {
        ChallengeDecision.Human => "human",
        ChallengeDecision.Robot => "robot",
        _ => "unsure",
    };

    private void Take(ChallengedCall call)
    {
        _calls.Add(call);
        metrics.Began();
        if (call.TryNegotiate()) _ = AdmitAsync(call);
    }

    // Whoever is not known to have consented is not recorded.
    private async Task AdmitAsync(ChallengedCall call)
    {
        RecordingPermit? permit = null;
        try
        {
            using var patience = new CancellationTokenSource(AdmissionPatience);
            permit = await vault.AskAsync(call.HandOver.Attempt.Callee, patience.Token);
        }
        catch (Exception e)
        {
            LogNotAdmitted(e);
        }
        board.Enter(() => call.Begin(permit));
    }

    private void Refuse(InviteServer server, int code, string phrase, string extra, string result)
    {
        server.Respond(code, phrase, extra);
        metrics.Call(result);
    }

    [LoggerMessage(5010, LogLevel.Information,
        "A challenged caller is found {Decision}: probability {Probability:0.000}, prior {Prior:0.000}; {Tests}")]
    private partial void LogFound(string decision, double probability, double prior, string tests);

    [LoggerMessage(5011, LogLevel.Warning, "Whether a call may be recorded was not learnt; it is not recorded")]
    private partial void LogNotAdmitted(Exception fault);

    [LoggerMessage(5012, LogLevel.Error, "A recording could not be kept")]
    private partial void LogNotKept(Exception fault);
}
