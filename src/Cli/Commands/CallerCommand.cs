using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl caller show.</summary>
internal static class CallerCommand
{
    public static Command Create(GridCall call)
    {
        var uri = new Argument<string>("CALLER") { Description = "SIP or tel URI, or a number." };
        var trust = TrustOption.Create("Only in this trust class");
        var show = new Command("show", "What the grid knows of a caller, in every trust class it was seen in.")
        {
            uri, trust,
        };
        show.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new ReputationService.ReputationServiceClient(channel).GetReputationAsync(
                new GetReputationRequest
                {
                    Caller = new CallerSubject
                    {
                        Uri = parsed.GetRequiredValue(uri),
                        Trust = parsed.GetValue(trust),
                    },
                },
                options),
            ReputationTable.PrintCallers,
            cancellation));
        return new Command("caller", "Callers and their reputation.") { show };
    }
}
