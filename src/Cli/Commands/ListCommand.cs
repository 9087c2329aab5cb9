using System.CommandLine;
using Grpc.Core;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl list add, remove and show.</summary>
internal static class ListCommand
{
    public static Command Create(GridCall call, TimeProvider time) =>
        new("list", "The allow and block lists.")
        {
            ListAddCommand.Create(call, time), CreateRemove(call), CreateShow(call),
        };

    private static Command CreateRemove(GridCall call)
    {
        var name = new Argument<string>("NAME")
        {
            Description = "As list show gives it, for example block/caller/+493023125001.",
        };
        var remove = new Command("remove", "Removes an entry.") { name };
        remove.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new ListService.ListServiceClient(channel).RemoveEntryAsync(
                new RemoveEntryRequest { Name = parsed.GetRequiredValue(name) }, options),
            (terminal, _) => terminal.Output.WriteLine($"removed {parsed.GetRequiredValue(name)}"),
            cancellation));
        return remove;
    }

    private static Command CreateShow(GridCall call)
    {
        var list = ListArgument.Create(isOptional: true);
        var show = new Command("show", "Shows the entries that have not expired.") { list };
        show.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            (channel, options) => ListAllAsync(
                new ListService.ListServiceClient(channel), parsed.GetValue(list), options),
            (terminal, answer) => ListTable.Print(terminal, answer.Entries),
            cancellation));
        return show;
    }

    private static async Task<ListEntriesResponse> ListAllAsync(
        ListService.ListServiceClient client, ListKind list, CallOptions options)
    {
        var all = new ListEntriesResponse();
        var request = new ListEntriesRequest { List = list };
        do
        {
            var page = await client.ListEntriesAsync(request, options);
            all.Entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
