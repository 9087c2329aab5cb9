using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Shards;
using Spit.Grains.Standings;

namespace Spit.Silo.Keys;

/// <summary>Asks about nobody before the API serves, so that the first real question finds everything loaded.</summary>
/// <remarks>
/// The first call of a grain costs hundreds of milliseconds (code, storage, placement) and would miss an edge's
/// deadline. Reading a key that was never seen leaves nothing behind. A grid that does not answer is served all the
/// same.
/// </remarks>
internal sealed class WarmUp(IGridKeys keys) : IHostedService
{
    private const int Rounds = 3;

    // Chosen: a silo that joins a healthy cluster answers in less; an ill one must not be kept from starting.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly CallerKey Nobody = new(TrustClass.Undeclared, "sip:nobody@warm-up.invalid");

    private static readonly StandingKey Nothing = new(StandingKind.Callee, Nobody.Identity);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Unspecified addresses call nobody.
        var nowhere = SourceAddress.From(System.Net.IPAddress.Any);
        for (var i = 0; i < Rounds; i++)
        {
            await Task.WhenAll(
                    keys.Caller(Nobody).Read(),
                    keys.Source(nowhere).Read(),
                    keys.Standings(ShardMap.Of(Nothing)).Exchange([new StandingBatch { Key = Nothing }]))
                .WaitAsync(Longest, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
