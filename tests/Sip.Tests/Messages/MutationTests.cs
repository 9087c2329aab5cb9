using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

/// <summary>Damaged messages, from fixed seeds: no exception, and what is forwarded is still a message.</summary>
public sealed class MutationTests
{
    private const int Rounds = 300;

    /// <summary>More rounds for a long run by hand: the variable SPIT_SIP_MUTATIONS.</summary>
    private static readonly int RoundsNow =
        int.TryParse(Environment.GetEnvironmentVariable("SPIT_SIP_MUTATIONS"), out var rounds) ? rounds : Rounds;

    public static TheoryData<string> Files => CorpusMessage.Files;

    [Theory, MemberData(nameof(Files))]
    public void TryRead_MutatedCorpusMessage_IsReadWithoutException(string file)
    {
        var exercise = new MessageExercise();
        foreach (var bytes in Mutations(file)) exercise.Run(bytes);
    }

    /// <summary>The damage must reach the rules, not stop at the first line.</summary>
    [Fact]
    public void Mutations_OfAllMessages_ReachEveryFaultInAMessage()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        var results = new HashSet<SipParseError>();
        foreach (var row in CorpusMessage.All)
            foreach (var bytes in Mutations(row.File))
                results.Add(SipMessageView.TryRead(bytes, slots, out _));
        SipParseError[] byLengthAlone =
        [
            SipParseError.Empty, SipParseError.KeepAlive, SipParseError.TooManyHeaders, SipParseError.HeadersTooLarge,
        ];
        Assert.Empty(Enum.GetValues<SipParseError>().Except(results).Except(byLengthAlone));
    }

    [Fact]
    public void TryRead_RandomBytes_IsNeverAMessage()
    {
        var random = new Random(5118);
        var exercise = new MessageExercise();
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            Assert.NotEqual(SipParseError.None, exercise.Run(bytes));
        }
    }

    private static IEnumerable<byte[]> Mutations(string file)
    {
        var original = CorpusMessage.Of(file).Bytes;
        var random = new Random(4475);
        for (var round = 0; round < RoundsNow; round++)
        {
            var bytes = original;
            for (var step = random.Next(1, 4); step > 0; step--) bytes = Mutate(bytes, SipSample.Invite, random);
            yield return bytes;
        }
    }

    private static byte[] Mutate(byte[] bytes, byte[] other, Random random)
    {
        if (bytes.Length < 2) return bytes;
        var start = random.Next(bytes.Length - 1);
        var length = random.Next(1, Math.Min(40, bytes.Length - start));
        var head = bytes.AsSpan(0, start);
        var tail = bytes.AsSpan(start + length);
        switch (random.Next(7))
        {
            case 0:
                var flipped = bytes.ToArray();
                flipped[start] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. head, .. tail];
            case 2:
                return [.. bytes.AsSpan(0, start + length), .. bytes.AsSpan(start)];
            case 3:
                var from = random.Next(other.Length - 1);
                return [.. head, .. other.AsSpan(from, random.Next(1, other.Length - from)), .. tail];
            case 4:
                var structural = ",;<>\"\\\r\n :=@[]?\0\t%"u8;
                return [.. head, structural[random.Next(structural.Length)], .. bytes.AsSpan(start)];
            case 5:
                return head.ToArray();
            default:
                return [.. bytes.AsSpan(0, start), .. "\r\n"u8, .. bytes.AsSpan(start)];
        }
    }
}
