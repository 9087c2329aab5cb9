using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Detection.Identities;
using Spit.Detection.Reports;
using Spit.Grains.Policies;
using Spit.Protocol.V1;
using Spit.Silo.Reports;
using ReportVerdict = Spit.Detection.Reports.ReportVerdict;

namespace Spit.Silo.Api;

/// <summary>What callees say of calls that reached them.</summary>
internal sealed class ReportApi(ReportDesk desk, RunningPolicy policy, ILogger<ReportApi> logger)
    : ReportService.ReportServiceBase
{
    private const int MaxCommentLength = 500;
    private const int TokenLength = 32;

    public override async Task<ListDeliveredCallsResponse> ListDeliveredCalls(
        ListDeliveredCallsRequest request, ServerCallContext context)
    {
        var calls = await AskAsync(
            desk.ReportableAsync(ReadIdentity(request.Reporter, "reporter")), nameof(ListDeliveredCalls));
        var response = new ListDeliveredCallsResponse();
        response.Calls.AddRange(calls.Reverse().Select(Wire.Of));
        return response;
    }

    public override async Task<SubmitReportResponse> SubmitReport(
        SubmitReportRequest request, ServerCallContext context)
    {
        var reporter = ReadIdentity(request.Reporter, "reporter");
        var receipt = await AskAsync(desk.FileAsync(reporter, Read(request)), nameof(SubmitReport));
        if (receipt.Call is not { } call)
        {
            throw Refused(receipt.Fault);
        }
        return new SubmitReportResponse
        {
            Token = call.Token,
            Trust = Wire.Of(call.Attempt.Caller.Trust),
            Caller = call.Attempt.Caller.Identity,
            Weight = receipt.Weight,
        };
    }

    private FiledReport Read(SubmitReportRequest request)
    {
        if (request.Verdict is not (Protocol.V1.ReportVerdict.Spam or Protocol.V1.ReportVerdict.Ham))
        {
            throw Invalid("verdict: spam or ham");
        }
        if (request.Comment.Length > MaxCommentLength)
        {
            throw Invalid($"comment: at most {MaxCommentLength} characters");
        }
        var report = new FiledReport { Verdict = (ReportVerdict)request.Verdict, Comment = request.Comment };
        switch (request.CallCase)
        {
            case SubmitReportRequest.CallOneofCase.Token:
                return request.Token.Length == TokenLength
                    ? report with { Token = request.Token }
                    : throw Invalid($"token: {TokenLength} hexadecimal digits, as ListDeliveredCalls gives them");
            case SubmitReportRequest.CallOneofCase.Memory:
                return report with
                {
                    Caller = ReadIdentity(request.Memory.Caller, "memory.caller"),
                    StartedAt = ReadTime(request.Memory.StartTime),
                };
            default:
                throw Invalid("call: a token, or who called and when");
        }
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

    private static DateTimeOffset? ReadTime(Timestamp? time)
    {
        if (time is null)
        {
            return null;
        }
        return WireReader.TryRead(time, out var read) ? read : throw Invalid("memory.start_time: not a time");
    }

    private async Task<T> AskAsync<T>(Task<T> asked, string method)
    {
        try
        {
            return await asked;
        }
        catch (Exception e)
        {
            ApiLog.GrainFailed(logger, e, method);
            throw new RpcException(new Status(StatusCode.Unavailable, "the grid did not answer; try again"));
        }
    }

    private static RpcException Refused(ReportFault fault) => new(fault switch
    {
        ReportFault.AlreadyReported => new Status(StatusCode.AlreadyExists, "this call has been reported"),
        ReportFault.AlreadyVoted => new Status(StatusCode.AlreadyExists, "this caller has been reported today"),
        ReportFault.TooMany => new Status(
            StatusCode.ResourceExhausted, $"{ReporterRecord.MostADay} reports today are enough"),
        ReportFault.StoreFailed => new Status(StatusCode.Unavailable, "the store did not take it; try again"),
        _ => new Status(StatusCode.NotFound, "no such call reached this reporter lately"),
    });

    private static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, what));
}
