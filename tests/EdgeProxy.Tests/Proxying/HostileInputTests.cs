using System.Text;
using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>Damaged messages at a running edge, from a fixed seed: not one is a fault, and the edge goes on.</summary>
public sealed class HostileInputTests
{
    private const int Rounds = 60;

    // Between two questions to the edge, so that its socket's buffer never overflows and nothing goes unread.
    private const int Batch = 50;

    [Fact]
    public async Task Edge_DamagedCorpusMessages_GoesOnWithoutAFault()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var random = new Random(3261);
        var corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");
        var files = Directory.GetFiles(corpus, "*.dat", SearchOption.AllDirectories);
        var sent = 0;
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var original = WithoutRoute(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            for (var round = 0; round < Rounds; round++)
            {
                edge.Caller.Send(Damage(original, random), edge.EndPoint);
                if (++sent % Batch == 0) await AnswersAsync(edge);
            }
        }
        edge.Advance(TimeSpan.FromSeconds(40));
        await AnswersAsync(edge);

        Assert.Equal(0, edge.Faults);
        Assert.Equal(files.Length * Rounds, sent);
    }

    /// <summary>Whatever came before, a question of a peer of its own is answered.</summary>
    private static async Task AnswersAsync(EdgeUnderTest edge)
    {
        using var peer = new SipPeer();
        await peer.HasNothingMoreAsync(edge.EndPoint);
    }

    // What a Route names must not be reached from here: its hosts are other people's.
    private static byte[] WithoutRoute(byte[] message) => Encoding.Latin1.GetBytes(
        Encoding.Latin1.GetString(message).Replace("route", "rxute", StringComparison.OrdinalIgnoreCase));

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToArray();
        for (var step = random.Next(4); step > 0; step--)
        {
            var at = random.Next(bytes.Length);
            var length = random.Next(Math.Min(40, bytes.Length - at));
            bytes = random.Next(4) switch
            {
                0 => [.. bytes[..at], .. bytes[(at + length)..]],
                1 => [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]],
                2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
                _ => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
            };
            if (bytes.Length == 0) return bytes;
        }
        return bytes;
    }
}
