using Spit.Oracle.Tests.Histories;
using Spit.Oracle.Tests.Schedules;
using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests;

/// <summary>A silo reads a question when its edge has long asked elsewhere: bytes outlive a connection.</summary>
public sealed class LateQuestionTests(OracleSite site)
{
    private const char Space = 'l';
    private const int Rounds = 8;

    [Fact]
    public async Task Counts_QuestionArrivesAfterItWasAskedAgain_CountsOnce()
    {
        var edges = await EdgeEnd.StartAsync(1, site.Endpoints);
        var keys = new KeyRing(Space, 0, Rounds, Rounds);
        var traffic = new Traffic(edges, keys, new EventClock());
        try
        {
            for (var i = 0; i < Rounds; i++)
            {
                edges[0].Break(Break.QuestionLate);
                traffic.Ask(0, i, i);
                await traffic.SettleAsync();
                await edges[0].DeliverLateAsync();
            }
        }
        finally
        {
            await edges[0].DisposeAsync();
        }

        var faults = (await traffic.HistoriesAsync(site)).SelectMany(history => CounterOracle.Faults(history.History));
        Assert.Empty(faults);
    }
}
