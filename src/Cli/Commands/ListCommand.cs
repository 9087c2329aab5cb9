using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spit.Cli.Output;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl list add, remove and show.</summary>
internal static class ListCommand
{
    // One page is the most that the grid gives; whoever has more lists it as JSON, page by page, by the API.
    private const int PageSize = 1000;

    public static Command Create() =>
        new("list", "The allow and block lists.") { CreateAdd(), CreateRemove(), CreateShow() };

    private static Command CreateAdd()
    {
        var list = ListArgument();
        var pattern = new Argument<string>("PATTERN") { Description = "Number, URI, prefix, address or CIDR block." };
        var kind = KindOption();
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var author = new Option<string>("--author")
        {
            Description = "Who adds it; default: this user.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var expires = ExpiresOption();
        var add = new Command("add", "Adds an entry; it is on disk before this returns.")
        {
            list, pattern, kind, reason, author, expires,
        };
        add.SetAction((parsed, cancellation) => GridCall.RunAsync(
            parsed,
            (channel, options) => new ListService.ListServiceClient(channel).AddEntryAsync(
                new AddEntryRequest
                {
                    Entry = new ListEntry
                    {
                        List = parsed.GetRequiredValue(list),
                        Kind = parsed.GetRequiredValue(kind),
                        Pattern = parsed.GetRequiredValue(pattern),
                        Reason = parsed.GetRequiredValue(reason),
                        Author = parsed.GetRequiredValue(author),
                        ExpireTime = ExpiryOf(parsed.GetValue(expires)),
                    },
                },
                options),
            entry => Tables.Print([entry]),
            cancellation));
        return add;
    }

    private static Command CreateRemove()
    {
        var name = new Argument<string>("NAME")
        {
            Description =
            "As list show gives it, for example block/caller/+493023125001."
        };
        var remove = new Command("remove", "Removes an entry.") { name };
        remove.SetAction((parsed, cancellation) => GridCall.RunAsync(
            parsed,
            (channel, options) => new ListService.ListServiceClient(channel).RemoveEntryAsync(
                new RemoveEntryRequest { Name = parsed.GetRequiredValue(name) }, options),
            _ => Console.WriteLine($"removed {parsed.GetRequiredValue(name)}"),
            cancellation));
        return remove;
    }

    private static Command CreateShow()
    {
        var list = ListArgument();
        list.Arity = ArgumentArity.ZeroOrOne;
        var show = new Command("show", "Shows the entries that have not expired.") { list };
        show.SetAction((parsed, cancellation) => GridCall.RunAsync(
            parsed,
            (channel, options) => new ListService.ListServiceClient(channel).ListEntriesAsync(
                new ListEntriesRequest { List = parsed.GetValue(list), PageSize = PageSize }, options),
            answer => Tables.Print(answer.Entries),
            cancellation));
        return show;
    }

    private static Argument<ListKind> ListArgument() => new("LIST")
    {
        Description = "allow or block.",
        CustomParser = result =>
        {
            switch (result.Tokens.Count == 0 ? "" : result.Tokens[0].Value)
            {
                case "allow": return ListKind.Allow;
                case "block": return ListKind.Block;
                case "": return ListKind.Unspecified;
                default:
                    result.AddError($"{result.Tokens[0].Value}: allow or block is needed");
                    return default;
            }
        },
    };

    private static Option<PatternKind> KindOption() => new("--kind")
    {
        Description = "caller, caller-prefix or source.",
        DefaultValueFactory = _ => PatternKind.Caller,
        CustomParser = result =>
        {
            switch (result.Tokens[0].Value)
            {
                case "caller": return PatternKind.Caller;
                case "caller-prefix": return PatternKind.CallerPrefix;
                case "source": return PatternKind.Source;
                default:
                    result.AddError($"--kind {result.Tokens[0].Value}: caller, caller-prefix or source is needed");
                    return default;
            }
        },
    };

    private static Option<TimeSpan?> ExpiresOption() => new("--expires")
    {
        Description = "After how long, for example 90m, 12h or 7d; default: never.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Length > 1
                && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture,
                out var count)
                && count is > 0 and <= 100_000)
            {
                switch (text[^1])
                {
                    case 's': return TimeSpan.FromSeconds(count);
                    case 'm': return TimeSpan.FromMinutes(count);
                    case 'h': return TimeSpan.FromHours(count);
                    case 'd': return TimeSpan.FromDays(count);
                }
            }
            result.AddError($"--expires {text}: a time like 90m, 12h or 7d is needed");
            return null;
        },
    };

    private static Timestamp? ExpiryOf(TimeSpan? after) =>
        after is { } time ? Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + time) : null;
}
