using System.CommandLine;
using Grpc.Core;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl quarantine list.</summary>
internal static class QuarantineListCommand
{
    private const int DefaultLimit = 100;

    private static readonly Dictionary<string, (ReviewMark Mark, RecordingState Recording)> States = new()
    {
        ["new"] = (ReviewMark.New, RecordingState.Unspecified),
        ["spam"] = (ReviewMark.Spam, RecordingState.Unspecified),
        ["ham"] = (ReviewMark.Ham, RecordingState.Unspecified),
        ["held"] = (ReviewMark.Unspecified, RecordingState.Held),
        ["expired"] = (ReviewMark.Unspecified, RecordingState.Expired),
        ["removed"] = (ReviewMark.Unspecified, RecordingState.Removed),
        ["lost"] = (ReviewMark.Unspecified, RecordingState.Lost),
    };

    public static Command Create(GridCall call, TokenOption token)
    {
        var callee = new Option<string>("--callee") { Description = "Who was called.", HelpName = "NUMBER" };
        var caller = new Option<string>("--caller") { Description = "Who called.", HelpName = "NUMBER" };
        var campaign = new Option<string>("--campaign") { Description = "One message.", HelpName = "CAMPAIGN" };
        var state = new Option<string>("--state")
        {
            Description = "What reviewers said (new, spam, ham) or what became of the recording.",
        };
        state.AcceptOnlyFromAmong([.. States.Keys]);
        var limit = new Option<int>("--limit")
        {
            Description = "At most so many, the newest.",
            DefaultValueFactory = _ => DefaultLimit,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValue(limit) <= 0) result.AddError("--limit: above 0");
        });
        var list = new Command("list", "Lists items, newest first.") { callee, caller, state, campaign, limit };
        list.SetAction((parsed, cancellation) =>
        {
            var (mark, recording) = States.GetValueOrDefault(parsed.GetValue(state) ?? "");
            var request = new ListItemsRequest
            {
                Callee = parsed.GetValue(callee) ?? "",
                Caller = parsed.GetValue(caller) ?? "",
                Campaign = parsed.GetValue(campaign) ?? "",
                Mark = mark,
                Recording = recording,
            };
            return call.RunAsync(
                parsed,
                (channel, options) => ListAsync(
                    new QuarantineService.QuarantineServiceClient(channel),
                    request,
                    parsed.GetValue(limit),
                    token.Apply(parsed, options)),
                QuarantineTable.Print,
                cancellation);
        });
        return list;
    }

    private static async Task<ListItemsResponse> ListAsync(
        QuarantineService.QuarantineServiceClient client, ListItemsRequest request, int limit, CallOptions options)
    {
        var all = new ListItemsResponse();
        do
        {
            request.PageSize = limit - all.Items.Count;
            var page = await client.ListItemsAsync(request, options);
            all.Items.AddRange(page.Items);
            page.Items.Clear();
            // What is told of all items, as it was told last.
            page.Items.AddRange(all.Items);
            all = page;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && all.Items.Count < limit);
        return all;
    }
}
