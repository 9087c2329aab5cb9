using System.Runtime.CompilerServices;
using System.Text;
using Grpc.Core;
using Spit.Detection;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.Detection.Replays;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Grains.Shards;
using Spit.Grains.Standings;
using Spit.Protocol.V1;
using Spit.Silo.Keys;
using Spit.Silo.Lists;
using Spit.Silo.Standings;
using CallerEvidence = Spit.Detection.CallerEvidence;
using CallerKey = Spit.Detection.CallerKey;
using P = Spit.Protocol.V1;
using Policy = Spit.Detection.Policies.Policy;
using SourceEvidence = Spit.Detection.SourceEvidence;
using StandingEvidence = Spit.Detection.Standings.StandingEvidence;
using StandingKind = Spit.Detection.Standings.StandingKind;
using TrustClass = Spit.Detection.TrustClass;

namespace Spit.Silo.Api;

/// <summary>What the grid thinks, for everyone who is not an edge.</summary>
internal sealed class ReputationApi(
    IGridKeys keys,
    StandingBoard board,
    ListsFeed feed,
    RunningPolicy policy,
    TimeProvider time,
    GridMeters meters,
    ILogger<ReputationApi> logger)
    : ReputationService.ReputationServiceBase
{
    // The longest: a fingerprint, a trunk and a pattern, each as long as the grid keeps them.
    private const int MaxStandingLength = 1024;

    public override async Task<CheckCallResponse> CheckCall(CheckCallRequest request, ServerCallContext context)
    {
        var current = policy.Current;
        var attempt = Read(request, current);
        var caller = keys.Caller(attempt.Caller);
        var source = keys.Source(attempt.Source);
        var looksOnly = request.Peek || attempt.IsEmergency;
        var askedCaller = looksOnly ? TryGetAsync(caller.Read(attempt.Callee)) : TryGetAsync(caller.Observe(attempt));
        var askedSource = looksOnly ? TryGetAsync(source.Read()) : TryGetAsync(source.Observe(attempt));
        var look = board.Open(attempt);
        var (knowsCaller, ofCaller) = await askedCaller;
        var (knowsSource, ofSource) = await askedSource;
        if (!knowsCaller && !knowsSource)
        {
            throw Silent();
        }
        await look.WhenHeardAsync();
        var evidence = new Evidence
        {
            // Never seen is knowledge too; silence is not.
            Caller = knowsCaller ? ofCaller ?? new CallerEvidence() : null,
            Source = knowsSource ? ofSource ?? new SourceEvidence() : null,
            Standings = look.Read(),
            Listed = feed.View.Index.Match(attempt.Caller.Identity, attempt.Source, attempt.At),
            Missing = knowsCaller && knowsSource ? MissingEvidence.None : MissingEvidence.Failed,
        };
        var verdict = Judge.Weigh(attempt, evidence, current);
        if (verdict.Disposition is Detection.Disposition.Block or Detection.Disposition.Drop && !request.Peek)
        {
            meters.Blocked(verdict.ForcedBy ?? "SCORE");
        }
        var response = new CheckCallResponse
        {
            Verdict = Wire.Of(verdict),
            Caller = attempt.Caller.Identity,
            CallerEvidence = ofCaller is null ? null : Wire.Of(ofCaller),
            SourceEvidence = ofSource is null ? null : Wire.Of(ofSource),
        };
        response.Standings.AddRange(
            look.Held().All().Select(standing => Wire.Of(standing.Kind, standing.Evidence)));
        if (request.Explain)
        {
            response.Explanation.AddRange(Explanation.Of(verdict, attempt, evidence, current).Lines);
        }
        if (!looksOnly && knowsCaller)
        {
            look.Observe(new StandingAttempt(
                attempt.At, attempt.Caller, Strangers.Has(ofCaller), ofCaller?.Attempts1h ?? 0));
        }
        return response;
    }

    public override Task<GetReputationResponse> GetReputation(
        GetReputationRequest request, ServerCallContext context) =>
        request.SubjectCase switch
        {
            GetReputationRequest.SubjectOneofCase.Caller => GetCallerAsync(request.Caller),
            GetReputationRequest.SubjectOneofCase.SourceIp => GetSourceAsync(request.SourceIp),
            GetReputationRequest.SubjectOneofCase.Standing => GetStandingAsync(request.Standing),
            _ => throw Invalid("subject: a caller, a source address or a standing"),
        };

    private async Task<GetReputationResponse> GetCallerAsync(CallerSubject subject)
    {
        var callers = CallerSubjects.Read(subject, policy.Current.Numbers, out var fault) ?? throw Invalid(fault);
        var found = await Task.WhenAll(callers.Select(key => TryGetAsync(keys.Caller(key).Read())));
        if (found.Any(answer => !answer.Answered))
        {
            throw Silent();
        }
        var response = new GetReputationResponse();
        response.Callers.AddRange(callers.Zip(found)
            .Where(pair => pair.Second.Value is not null)
            .Select(pair => new CallerReputation
            {
                Trust = Wire.Of(pair.First.Trust),
                Identity = pair.First.Identity,
                Evidence = Wire.Of(pair.Second.Value!),
            }));
        return response.Callers.Count > 0 ? response : throw NeverSeen(callers[0].Identity);
    }

    private async Task<GetReputationResponse> GetSourceAsync(string text)
    {
        var address = ReadSource(text, "source_ip");
        var (answered, evidence) = await TryGetAsync(keys.Source(address).Read());
        if (!answered)
        {
            throw Silent();
        }
        return evidence is null
            ? throw NeverSeen(address.ToString())
            : new GetReputationResponse { Source = Wire.Of(evidence) };
    }

    private async Task<GetReputationResponse> GetStandingAsync(StandingSubject subject)
    {
        if (subject.Kind is < P.StandingKind.Fingerprint or > P.StandingKind.Identity)
        {
            throw Invalid(
                "standing.kind: fingerprint, pattern, agent, signer, trunk, network, range, callee or identity");
        }
        if (subject.Text.Length is 0 or > MaxStandingLength)
        {
            throw Invalid($"standing.text: 1 to {MaxStandingLength} characters");
        }
        var key = new StandingKey((StandingKind)subject.Kind, subject.Text);
        var (answered, evidence) = await TryGetAsync(
            keys.Standings(ShardMap.Of(key)).Exchange([new StandingBatch { Key = key }]));
        if (!answered)
        {
            throw Silent();
        }
        return evidence is null || evidence[0] == StandingEvidence.None
            ? throw NeverSeen(key.ToString())
            : new GetReputationResponse { Standing = Wire.Of(key.Kind, evidence[0]) };
    }

    private CallAttempt Read(CheckCallRequest request, Policy current)
    {
        if (!WireReader.TryRead(request.Trust, out TrustClass trust))
        {
            throw Invalid("trust: no such trust class");
        }
        return new CallAttempt
        {
            Caller = new CallerKey(trust, ReadIdentity(request.Caller, "caller")),
            Callee = ReadIdentity(request.Callee, "callee"),
            Source = ReadSource(request.SourceIp, "source_ip"),
            Trunk = request.Trunk.Length == 0 ? "unknown" : request.Trunk,
            At = time.GetUtcNow(),
            IsEmergency = EmergencyNumbers.IsEmergency(Encoding.UTF8.GetBytes(request.Callee), current),
            UserAgent = WireReader.Shorten(request.UserAgent),
            Fingerprint = WireReader.Shorten(request.Fingerprint),
            Attestation = WireReader.Read(request.Attestation),
            Signer = WireReader.Shorten(request.Signer),
        };
    }

    private string ReadIdentity(string text, string field)
    {
        if (text.Length == 0)
        {
            throw Invalid($"{field}: missing");
        }
        return CallerIdentity.TryCanonicalize(text, policy.Current.Numbers, out var identity)
            ? identity
            : throw Invalid($"{field}: neither a SIP or tel URI nor a number");
    }

    private static SourceAddress ReadSource(string text, string field) =>
        SourceAddress.TryParse(text, out var address)
            ? address
            : throw Invalid($"{field}: not an IPv4 or IPv6 address");

    private async Task<(bool Answered, T? Value)> TryGetAsync<T>(
        Task<T> asked, [CallerMemberName] string method = "")
        where T : class?
    {
        try
        {
            return (true, await asked);
        }
        catch (Exception e)
        {
            ApiLog.GrainFailed(logger, e, method);
            return (false, default);
        }
    }

    private static RpcException Silent() =>
        new(new Status(StatusCode.Unavailable, "the grid did not answer; try again"));

    private static RpcException NeverSeen(string what) =>
        new(new Status(StatusCode.NotFound, $"{what} was never seen"));

    private static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, what));
}
