using Spit.Protocol.Fields;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Fields;

public sealed class FieldBufferTests
{
    private readonly FieldBuffer _buffer = new();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1.5)]
    [InlineData(127, -1, double.NaN)]
    [InlineData(128, long.MaxValue, double.NegativeInfinity)]
    [InlineData(ulong.MaxValue, long.MinValue, double.Epsilon)]
    public void Add_Numbers_AreReadByTheContractsOwnReader(ulong id, long total, double attempts)
    {
        _buffer.AddFixed(EvidenceReply.IdFieldNumber, id);
        var caller = _buffer.Begin(EvidenceReply.CallerFieldNumber);
        _buffer.Add(CallerEvidence.AttemptsTotalFieldNumber, total);
        _buffer.Add(CallerEvidence.Attempts10SFieldNumber, attempts);
        _buffer.Add(CallerEvidence.HasCreditFieldNumber, true);
        _buffer.End(caller);

        var expected = new EvidenceReply
        {
            Id = id,
            Caller = new CallerEvidence { AttemptsTotal = total, Attempts10S = attempts, HasCredit = true },
        };
        Assert.Equal(expected, EvidenceReply.Parser.ParseFrom(_buffer.Written.Span));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(8000)]
    public void End_ListOfAnyLength_IsReadByTheContractsOwnReader(int count)
    {
        var list = _buffer.Begin(EvidenceReply.KeptFieldNumber);
        for (var i = 0; i < count; i++) _buffer.AddPacked((ulong)i);
        _buffer.End(list);

        var read = EvidenceReply.Parser.ParseFrom(_buffer.Written.Span);

        Assert.Equal(Enumerable.Range(0, count).Select(i => (uint)i), read.Kept);
    }

    [Fact]
    public void End_TooLong_Throws()
    {
        var begun = _buffer.Begin(1);
        _buffer.GetSpan(20_000);
        _buffer.Advance(20_000);

        Assert.Throws<InvalidOperationException>(() => _buffer.End(begun));
    }
}
