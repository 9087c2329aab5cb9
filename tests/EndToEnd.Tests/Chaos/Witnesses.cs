using Grpc.Core;
using Spit.EndToEnd.Tests.Programs;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>Callers whose attempts are known one by one; of so many, each of two silos owns some.</summary>
internal sealed class Witnesses(ChaosSite site)
{
    private const int Count = 12;

    private readonly ReputationService.ReputationServiceClient[] _clients =
        [.. site.Silos.Select((_, i) => site.Api(i).Reputation)];

    /// <summary>Each calls once; whoever owns him counts it.</summary>
    public static async Task CallAsync(GridApi through)
    {
        for (var i = 0; i < Count; i++)
        {
            await through.Reputation.CheckCallAsync(
                new CheckCallRequest { Caller = Name(i), Callee = Name(i + 1), SourceIp = "192.0.2.1" },
                cancellationToken: TestContext.Current.CancellationToken);
        }
    }

    /// <summary>True when all silos tell the same number of attempts of each.</summary>
    public async Task<bool> AgreeAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            var answers = new HashSet<long>();
            foreach (var client in _clients) answers.Add(await TotalAsync(client, Name(i)));
            if (answers.Count != 1 || answers.Contains(-1)) return false;
        }
        return true;
    }

    // -1: this silo cannot tell.
    private static async Task<long> TotalAsync(ReputationService.ReputationServiceClient client, string caller)
    {
        try
        {
            var answer = await client.GetReputationAsync(
                new GetReputationRequest { Caller = new CallerSubject { Uri = caller } },
                deadline: TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(2));
            return answer.Callers.Sum(reputation => reputation.Evidence.AttemptsTotal);
        }
        catch (RpcException)
        {
            return -1;
        }
    }

    private static string Name(int index) => $"sip:witness-{index}@chaos.example";
}
