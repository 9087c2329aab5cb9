using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Spit.Challenger.Audio;
using Spit.Media.Rtp;

namespace Spit.MediaBench.Streams;

/// <summary>
/// The other side of all calls, through one socket: says its port, reads the calls' ports, and sends each of them a
/// packet every 20 ms until its input ends.
/// </summary>
internal sealed class StreamLoad : IDisposable
{
    private const int Phases = 20;
    private const int BufferBytes = 8 << 20;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _packet = new byte[RtpPacketView.HeaderBytes + JitterBuffer.FrameSamples];
    private readonly byte[] _payload = [.. Enumerable.Range(0, JitterBuffer.FrameSamples).Select(i => (byte)i)];
    private readonly byte[] _received = new byte[2_000];

    public void Run(TextReader orders, TextWriter answers)
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Blocking = false;
        (_socket.ReceiveBufferSize, _socket.SendBufferSize) = (BufferBytes, BufferBytes);
        answers.WriteLine(((IPEndPoint)_socket.LocalEndPoint!).Port);
        answers.Flush();
        var calls = (orders.ReadLine() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((port, index) => new Call(port, index)).ToArray();
        var isOver = 0;
        var thread = new Thread(() => Send(calls, ref isOver)) { Name = "load" };
        thread.Start();
        orders.ReadLine();
        Volatile.Write(ref isOver, 1);
        thread.Join();
    }

    public void Dispose() => _socket.Dispose();

    private void Send(Call[] calls, ref int isOver)
    {
        var start = Stopwatch.GetTimestamp();
        for (var millisecond = 0L; Volatile.Read(ref isOver) == 0; millisecond++)
        {
            AudioThread.Nap(Step * millisecond - Stopwatch.GetElapsedTime(start));
            for (var i = millisecond % Phases; i < calls.Length; i += Phases)
            {
                var (to, writer) = (calls[i].To, calls[i].Writer);
                _socket.SendTo(_packet.AsSpan(0, writer.Write(_packet, 0, false, _payload)), SocketFlags.None, to);
                writer.Advance(_payload.Length);
            }
            // What comes is not looked at: the engine's side counts what it sends.
            while (_socket.Receive(_received, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
            {
            }
        }
    }

    private sealed class Call(string port, int index)
    {
        public SocketAddress To { get; } =
            new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)).Serialize();

        public RtpPacketWriter Writer { get; } = new((uint)index + 1, (ushort)index, (uint)index * 7_919);
    }
}
