using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl list add.</summary>
internal static class ListAddCommand
{
    public static Command Create(GridCall call, TimeProvider time)
    {
        var list = ListArgument.Create(isOptional: false);
        var pattern = new Argument<string>("PATTERN") { Description = "Number, URI, prefix, address or CIDR block." };
        var kind = KindOption();
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var author = new Option<string>("--author")
        {
            Description = "Who adds it; default: this user.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var expires = ExpiresOption.Create();
        var add = new Command("add", "Adds an entry, or replaces the one of that name; on disk before this returns.")
        {
            list, pattern, kind, reason, author, expires,
        };
        add.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new ListService.ListServiceClient(channel).AddEntryAsync(
                new AddEntryRequest
                {
                    Entry = new ListEntry
                    {
                        List = parsed.GetRequiredValue(list),
                        Kind = parsed.GetRequiredValue(kind),
                        Pattern = parsed.GetRequiredValue(pattern),
                        Reason = parsed.GetRequiredValue(reason),
                        Author = parsed.GetRequiredValue(author),
                        ExpireTime = parsed.GetValue(expires) is { } after
                            ? Timestamp.FromDateTimeOffset(time.GetUtcNow() + after)
                            : null,
                    },
                },
                options),
            (terminal, entry) => ListTable.Print(terminal, [entry]),
            cancellation));
        return add;
    }

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
                    result.AddError($"--kind: '{result.Tokens[0].Value}' is not caller, caller-prefix or source");
                    return default;
            }
        },
    };
}
