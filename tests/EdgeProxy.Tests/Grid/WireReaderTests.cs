using System.Globalization;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.EdgeProxy.Grid;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class WireReaderTests
{
    // By name, so that a field that is added to both sides and forgotten in between is found.
    [Fact]
    public void Read_EveryKindOfEvidence_KeepsEveryField()
    {
        AssertKeepsAll(new Wire.CallerEvidence(), wire => WireReader.Read(wire)!);
        AssertKeepsAll(new Wire.SourceEvidence(), wire => WireReader.Read(wire)!);
        AssertKeepsAll(
            new Wire.StandingEvidence { Kind = Wire.StandingKind.Range },
            wire => WireReader.Read(new Wire.EvidenceReply { Standings = { wire } }).Standings[StandingKind.Range]);
    }

    [Fact]
    public void Read_ReplyWithStandings_PutsEachUnderItsKindAndPassesOverUnknownOnes()
    {
        var read = WireReader.Read(new Wire.EvidenceReply
        {
            Caller = new Wire.CallerEvidence(),
            Source = new Wire.SourceEvidence(),
            Standings =
            {
                new Wire.StandingEvidence { Kind = Wire.StandingKind.Callee, Suspicion = 1 },
                new Wire.StandingEvidence { Kind = (Wire.StandingKind)99, Suspicion = 2 },
                new Wire.StandingEvidence { Suspicion = 3 },
                new Wire.StandingEvidence { Kind = Wire.StandingKind.Fingerprint, Suspicion = 4 },
            },
        });

        Assert.Equal(MissingEvidence.None, read.Missing);
        Assert.Equal(1, read.Standings[StandingKind.Callee].Suspicion);
        Assert.Equal(4, read.Standings[StandingKind.Fingerprint].Suspicion);
        Assert.Equal(StandingEvidence.None, read.Standings[StandingKind.Trunk]);
    }

    [Fact]
    public void Read_ReplyWithoutSource_SaysThatAGrainFailed()
    {
        var read = WireReader.Read(new Wire.EvidenceReply { Caller = new Wire.CallerEvidence() });

        Assert.Equal(MissingEvidence.Failed, read.Missing);
        Assert.NotNull(read.Caller);
    }

    [Theory]
    [InlineData(double.NaN, long.MinValue)]
    [InlineData(double.PositiveInfinity, long.MaxValue)]
    [InlineData(-5, -1_000_000_000_000_000)]
    public void Read_NumbersOutOfRange_DoNotThrow(double seconds, long milliseconds)
    {
        var wire = new Wire.CallerEvidence { MeanDurationSeconds = seconds, FirstSeenUnixMs = milliseconds };

        var read = WireReader.Read(wire)!;

        Assert.Equal((TimeSpan.Zero, DateTimeOffset.UnixEpoch), (read.MeanDuration, read.FirstSeen));
    }

    [Fact]
    public void Read_Nothing_IsNothing()
    {
        Assert.Null(WireReader.Read((Wire.CallerEvidence?)null));
        Assert.Null(WireReader.Read((Wire.SourceEvidence?)null));
    }

    private static void AssertKeepsAll<TWire, TRead>(TWire wire, Func<TWire, TRead> read)
    {
        var fields = typeof(TWire).GetProperties().Where(p => p.CanWrite && p.Name != "Kind").ToList();
        for (var i = 0; i < fields.Count; i++)
        {
            fields[i].SetValue(wire, fields[i].PropertyType == typeof(bool) ? true : Convert.ChangeType(
                1000 * (i + 1), fields[i].PropertyType, CultureInfo.InvariantCulture));
        }

        var result = read(wire);

        var properties = typeof(TRead).GetProperties().Where(p => p.CanWrite && !p.GetMethod!.IsStatic).ToList();
        Assert.Equal(fields.Count, properties.Count);
        foreach (var field in fields)
        {
            var property = Assert.Single(properties, p => Matches(p.Name, field.Name));
            Assert.Equal(Plain(field.GetValue(wire)!), Plain(property.GetValue(result)!));
        }
    }

    private static bool Matches(string read, string wire) =>
        wire.Equals(read, StringComparison.OrdinalIgnoreCase)
        || wire == read + "Seconds"
        || wire == read + "UnixMs";

    private static double Plain(object value) => value switch
    {
        TimeSpan time => time.TotalSeconds,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        bool flag => flag ? 1 : 0,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };
}
