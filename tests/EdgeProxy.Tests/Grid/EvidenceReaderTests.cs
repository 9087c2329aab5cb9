using System.Globalization;
using Google.Protobuf;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.EdgeProxy.Grid;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class EvidenceReaderTests
{
    // By name, so that a field that is added to both sides and forgotten in between is found.
    [Fact]
    public void TryRead_EveryKindOfEvidence_KeepsEveryField()
    {
        AssertKeepsAll(new Wire.CallerEvidence(), Caller);
        AssertKeepsAll(new Wire.SourceEvidence(), Source);
        AssertKeepsAll(new Wire.StandingEvidence { Kind = Wire.StandingKind.Range }, Standing);
    }

    [Theory]
    [InlineData(double.NaN, long.MinValue)]
    [InlineData(double.PositiveInfinity, long.MaxValue)]
    [InlineData(-5, -1_000_000_000_000_000)]
    public void TryReadCaller_NumbersOutOfRange_DoNotThrow(double seconds, long milliseconds)
    {
        var read = Caller(
            new Wire.CallerEvidence { MeanDurationSeconds = seconds, FirstSeenUnixMs = milliseconds });

        Assert.Equal((TimeSpan.Zero, DateTimeOffset.UnixEpoch), (read.MeanDuration, read.FirstSeen));
    }

    [Fact]
    public void TryReadCaller_CutAnywhere_IsNoMessageOrLacksTheRest()
    {
        var whole = new Wire.CallerEvidence { Attempts10S = 1.5, Suspicion = 2, AttemptsTotal = 300 }.ToByteArray();

        for (var length = 0; length < whole.Length; length++)
        {
            var isRead = EvidenceReader.TryReadCaller(whole.AsSpan(0, length), out var evidence);

            Assert.Equal(isRead, evidence is not null);
            Assert.NotEqual(300, evidence?.AttemptsTotal);
        }
    }

    private static CallerEvidence Caller(Wire.CallerEvidence wire)
    {
        Assert.True(EvidenceReader.TryReadCaller(wire.ToByteArray(), out var evidence));
        return evidence!;
    }

    private static SourceEvidence Source(Wire.SourceEvidence wire)
    {
        Assert.True(EvidenceReader.TryReadSource(wire.ToByteArray(), out var evidence));
        return evidence!;
    }

    private static StandingEvidence Standing(Wire.StandingEvidence wire)
    {
        Assert.True(EvidenceReader.TryReadStanding(wire.ToByteArray(), out var kind, out var evidence, out _));
        Assert.Equal(StandingKind.Range, kind);
        return evidence!;
    }

    private static void AssertKeepsAll<TWire, TRead>(TWire wire, Func<TWire, TRead> read)
    {
        var fields = typeof(TWire).GetProperties().Where(p => p.CanWrite && p.Name is not ("Kind" or "Slot")).ToList();
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
