using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl caller show.</summary>
internal static class CallerCommand
{
    public static Command Create(GridCall call)
    {
        var caller = new CallerOptions();
        var show = new Command("show", "What the grid knows of a caller, in every trust class it was seen in.");
        caller.AddTo(show);
        show.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new ReputationService.ReputationServiceClient(channel)
                .GetReputationAsync(new GetReputationRequest { Caller = caller.Read(parsed) }, options),
            ReputationTable.PrintCallers,
            cancellation));
        return new Command("caller", "Callers and their reputation.") { show };
    }
}
