using System.Text;
using Spit.Detection;
using Spit.EdgeProxy.Screening;

namespace Spit.EdgeProxy.Tests.Screening;

public sealed class VerdictHeadersTests
{
    [Fact]
    public void SymbolsValue_SomeShadowed_ListsThoseThatCounted()
    {
        var verdict = Verdict(
            new Contribution("CALLER_BURST", new Score(2_100), "fast"),
            new Contribution("ATTEST_A", new Score(-500), "signed"));
        verdict = verdict with { Shadowed = [new Contribution("CAMPAIGN", new Score(9_000), "watched")] };

        Assert.Equal("CALLER_BURST=2.100, ATTEST_A=-0.500", Symbols(verdict, 300));
    }

    [Fact]
    public void SymbolsValue_AnyRoom_StaysWithinAndCutsNoSymbol()
    {
        var contributions = Enumerable.Range(0, 60).Select(i => new Contribution($"SYMBOL_{i}", new Score(i), ""));
        var verdict = Verdict([.. contributions]);

        for (var room = 0; room < 400; room++)
        {
            var symbols = Symbols(verdict, room);
            Assert.InRange(symbols.Length, 0, room);
            var all = symbols.Split(", ", StringSplitOptions.RemoveEmptyEntries);
            Assert.All(all, symbol => Assert.Matches("^SYMBOL_[0-9]+=0[.][0-9]{3}$", symbol));
        }
    }

    [Fact]
    public void VerdictValue_LongestOfEverything_LeavesRoomForSymbols()
    {
        var verdict = Verdict() with
        {
            Disposition = Disposition.Challenge,
            Score = new Score(int.MinValue),
            PolicyRevision = new string('r', 500),
            ForcedBy = new string('f', 500),
            Missing = MissingEvidence.Disconnected,
        };

        Assert.InRange(VerdictHeaders.VerdictValue(verdict).Length, 100, 200);
    }

    private static string Symbols(Verdict verdict, int room) =>
        Encoding.ASCII.GetString(VerdictHeaders.SymbolsValue(verdict, room));

    private static Verdict Verdict(params Contribution[] contributions) => new()
    {
        Disposition = Disposition.Tag,
        Score = new Score(1_600),
        Contributions = contributions,
        PolicyRevision = "r1",
    };
}
