using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

/// <summary>A jitter buffer with its times; each 10 ms of audio has a code word of its own.</summary>
internal sealed class PlayedStream
{
    public const int Block = 80;

    private int _pulls;

    public JitterBuffer Buffer { get; } = new();

    /// <summary>What each pull found: the number of its first block, or null and why.</summary>
    public List<(PlayedFrame Found, int? Block)> Frames { get; } = [];

    public IEnumerable<int> Blocks => Frames.Where(f => f.Block is not null).Select(f => f.Block!.Value);

    public string Story => string.Concat(Frames.Select(f => f.Found switch
    {
        PlayedFrame.Audio => 'a',
        PlayedFrame.Lost => 'l',
        PlayedFrame.Silence => 's',
        _ => '-',
    }));

    /// <summary>A packet of so many blocks.</summary>
    /// <param name="number">Its sequence number, from the first.</param>
    /// <param name="block">Its first block.</param>
    public bool Push(int number, int block, int blocks = 2, int offset = 0)
    {
        var payload = new byte[blocks * Block];
        for (var i = 0; i < payload.Length; i++) payload[i] = Code(block + i / Block);
        var sequence = (ushort)(RtpSample.FirstSequence + number);
        var timestamp = RtpSample.FirstTimestamp + (uint)(block * Block + offset);
        return Buffer.Push(RtpSample.View(RtpSample.Packet(sequence, timestamp, payload)), RtpSample.Frame(_pulls));
    }

    public void Pull(int count = 1)
    {
        var frame = new byte[JitterBuffer.FrameSamples];
        for (var i = 0; i < count; i++)
        {
            var found = Buffer.Pull(RtpSample.Frame(_pulls++), frame);
            Frames.Add((found, found == PlayedFrame.Audio ? BlockOf(frame) : null));
        }
    }

    /// <summary>Pulls that should have been, and were not.</summary>
    public void Miss(int count) => _pulls += count;

    private static byte Code(int block) => (byte)(block % 251);

    /// <summary>Two blocks in a row, and the number of the first, up to 250.</summary>
    private static int BlockOf(byte[] frame)
    {
        Assert.All(frame[..Block], code => Assert.Equal(frame[0], code));
        Assert.All(frame[Block..], code => Assert.Equal(Code(frame[0] + 1), code));
        return frame[0];
    }
}
