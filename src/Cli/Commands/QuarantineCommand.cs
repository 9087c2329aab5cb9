using System.CommandLine;
using Grpc.Core;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl quarantine: list, show, play, mark, consent and audit.</summary>
internal static class QuarantineCommand
{
    public static Command Create(GridCall call, Terminal terminal, TokenOption token, TimeProvider time) =>
        new("quarantine", "Calls that were recorded because they looked like spam, for reviewers.")
        {
            QuarantineListCommand.Create(call, token),
            CreateShow(call, token),
            QuarantinePlayCommand.Create(call, terminal, token, time),
            CreateMark(call, token),
            QuarantineConsentCommand.Create(call, token),
            CreateAudit(call, token),
            token.Option,
        };

    public static Argument<string> ItemArgument() =>
        new("ITEM") { Description = "As quarantine list gives it." };

    private static Command CreateShow(GridCall call, TokenOption token)
    {
        var item = ItemArgument();
        var show = new Command("show", "Shows an item with all that was measured.") { item };
        show.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new QuarantineService.QuarantineServiceClient(channel).GetItemAsync(
                new GetItemRequest { Id = parsed.GetRequiredValue(item) }, token.Apply(parsed, options)),
            QuarantineTable.PrintItem,
            cancellation));
        return show;
    }

    private static Command CreateMark(GridCall call, TokenOption token)
    {
        var item = ItemArgument();
        var mark = new Argument<ReviewMark>("MARK")
        {
            Description = "spam, or ham for a real caller who was trapped.",
            CustomParser = result =>
            {
                switch (result.Tokens[0].Value)
                {
                    case "spam": return ReviewMark.Spam;
                    case "ham": return ReviewMark.Ham;
                    default:
                        result.AddError($"MARK: '{result.Tokens[0].Value}' is not spam or ham");
                        return default;
                }
            },
        };
        var command = new Command("mark", "Says what a call was. It may be changed; each counts once.") { item, mark };
        command.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new QuarantineService.QuarantineServiceClient(channel).MarkItemAsync(
                new MarkItemRequest { Id = parsed.GetRequiredValue(item), Mark = parsed.GetRequiredValue(mark) },
                token.Apply(parsed, options)),
            (terminal, answer) => terminal.Output.WriteLine($"{answer.Id} is {Words.Of(answer.Mark)}"),
            cancellation));
        return command;
    }

    private static Command CreateAudit(GridCall call, TokenOption token)
    {
        var subject = new Argument<string?>("SUBJECT")
        {
            Description = "An item, or a subscriber such as +493023125001; all when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var audit = new Command("audit", "Who listened, marked and changed consents, newest first.") { subject };
        audit.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            (channel, options) => AuditAllAsync(
                new QuarantineService.QuarantineServiceClient(channel),
                parsed.GetValue(subject) ?? "",
                token.Apply(parsed, options)),
            (terminal, answer) => QuarantineTable.PrintAudit(terminal, answer.Rows),
            cancellation));
        return audit;
    }

    private static async Task<ListAuditResponse> AuditAllAsync(
        QuarantineService.QuarantineServiceClient client, string subject, CallOptions options)
    {
        var all = new ListAuditResponse();
        var request = new ListAuditRequest { Subject = subject };
        do
        {
            var page = await client.ListAuditAsync(request, options);
            all.Rows.AddRange(page.Rows);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
