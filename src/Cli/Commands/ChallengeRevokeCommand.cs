using System.CommandLine;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl challenge revoke.</summary>
internal static class ChallengeRevokeCommand
{
    public static Command Create(GridCall call)
    {
        var caller = new CallerOptions();
        var revoke = new Command("revoke", "Ends what a caller has earned by passing: he is challenged again.");
        caller.AddTo(revoke);
        revoke.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new ChallengeService.ChallengeServiceClient(channel)
                .RevokeCreditsAsync(new RevokeCreditsRequest { Caller = caller.Read(parsed) }, options),
            (terminal, answer) => terminal.Output.WriteLine(Told(answer.Revoked)),
            cancellation));
        return revoke;
    }

    private static string Told(int revoked) => revoked switch
    {
        0 => "no way of calling was on credit",
        1 => "1 way of calling is no longer on credit",
        _ => $"{revoked} ways of calling are no longer on credit",
    };
}
