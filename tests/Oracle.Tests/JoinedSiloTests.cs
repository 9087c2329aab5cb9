using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests;

/// <summary>A silo that joins takes its part over.</summary>
public sealed class JoinedSiloTests(OracleSite site)
{
    [Fact]
    public async Task Shards_SiloJoins_MoveToItByThemselves()
    {
        using var silo = await site.StartOuterAsync();
        try
        {
            await site.Owners.SettleAsync(silos: 3);
        }
        finally
        {
            await silo.KillAsync();
            await site.Owners.BuryAsync(site.Owners.Outer!);
        }
    }
}
