using System.CommandLine;
using Grpc.Core;
using Grpc.Net.Client;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl quarantine consent.</summary>
internal static class QuarantineConsentCommand
{
    public static Command Create(GridCall call, TokenOption token)
    {
        var number = new Argument<string?>("NUMBER")
        {
            Description = "The subscriber; all who consent when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var turn = new Argument<string?>("TURN")
        {
            Description = "on: calls to him may be recorded; off: they may not, and his recordings are deleted.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        turn.AcceptOnlyFromAmong("on", "off");
        var reason = new Option<string>("--reason") { Description = "On which ground.", HelpName = "TEXT" };
        var consent = new Command("consent", "Whose calls may be recorded: nobody's before he was asked.")
        {
            number, turn, reason,
        };
        consent.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            (channel, options) => AskAsync(
                channel,
                parsed.GetValue(number) ?? "",
                parsed.GetValue(turn) ?? "",
                parsed.GetValue(reason) ?? "",
                token.Apply(parsed, options)),
            (terminal, answer) => QuarantineTable.PrintConsents(terminal, answer.Consents),
            cancellation));
        return consent;
    }

    private static async Task<ListConsentsResponse> AskAsync(
        GrpcChannel channel, string number, string turn, string reason, CallOptions options)
    {
        var client = new QuarantineService.QuarantineServiceClient(channel);
        if (number.Length == 0) return await ListAllAsync(client, options);
        var one = turn.Length == 0
            ? await client.GetConsentAsync(new GetConsentRequest { Subscriber = number }, options)
            : await client.SetConsentAsync(
                new SetConsentRequest { Subscriber = number, Recorded = turn == "on", Reason = reason }, options);
        return new ListConsentsResponse { Consents = { one } };
    }

    private static async Task<ListConsentsResponse> ListAllAsync(
        QuarantineService.QuarantineServiceClient client, CallOptions options)
    {
        var all = new ListConsentsResponse();
        var request = new ListConsentsRequest();
        do
        {
            var page = await client.ListConsentsAsync(request, options);
            all.Consents.AddRange(page.Consents);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
