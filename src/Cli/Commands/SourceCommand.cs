using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl source show.</summary>
internal static class SourceCommand
{
    public static Command Create(GridCall call)
    {
        var address = new Argument<string>("ADDRESS") { Description = "IPv4 or IPv6 address." };
        var show = new Command("show", "What the grid knows of a source address.") { address };
        show.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new ReputationService.ReputationServiceClient(channel).GetReputationAsync(
                new GetReputationRequest { SourceIp = parsed.GetRequiredValue(address) }, options),
            ReputationTable.PrintSource,
            cancellation));
        return new Command("source", "Source addresses and their reputation.") { show };
    }
}
