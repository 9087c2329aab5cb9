using Google.Protobuf;
using Spit.Protocol.Fields;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Fields;

public sealed class FieldReaderTests
{
    [Fact]
    public void TryNext_EveryKindOfField_IsWhatTheContractsOwnWriterWrote()
    {
        var reply = new EvidenceReply { Id = 7, Caller = new CallerEvidence { Suspicion = 2 }, Kept = { 1, 300 } };
        var fields = new FieldReader(reply.ToByteArray());

        Assert.True(fields.TryNext());
        Assert.Equal((EvidenceReply.IdFieldNumber, 7UL), (fields.Number, fields.Bits));
        Assert.True(fields.TryNext());
        Assert.Equal(EvidenceReply.CallerFieldNumber, fields.Number);
        Assert.Equal(reply.Caller, CallerEvidence.Parser.ParseFrom(fields.Content));
        Assert.True(fields.TryNext());
        var kept = fields.Content;
        Assert.True(FieldReader.TryTake(ref kept, out var first));
        Assert.True(FieldReader.TryTake(ref kept, out var second));
        Assert.False(FieldReader.TryTake(ref kept, out _));
        Assert.Equal((1UL, 300UL), (first, second));
        Assert.False(fields.TryNext());
        Assert.False(fields.IsBroken);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0B")]
    [InlineData("09010203")]
    [InlineData("0AFF01")]
    [InlineData("08FFFFFFFFFFFFFFFFFFFF01")]
    [InlineData("80808080808080808080")]
    public void TryNext_NoField_IsBroken(string hex)
    {
        var fields = new FieldReader(Convert.FromHexString(hex));

        Assert.False(fields.TryNext());
        Assert.True(fields.IsBroken);
        Assert.False(fields.TryNext());
    }

    [Fact]
    public void TryReadNumbers_NumbersWithoutAPlace_ArePassedOver()
    {
        var numbers = new ulong[3];
        var reply = new StandingEvidence { Kind = StandingKind.Agent, Suspicion = 1, Learnt = 5 };

        Assert.True(new FieldReader(reply.ToByteArray()).TryReadNumbers(numbers));

        Assert.Equal([0, (ulong)StandingKind.Agent, BitConverter.DoubleToUInt64Bits(1)], numbers);
    }
}
