using System.Net;
using System.Text;
using Spit.Simulator.Speaking;

namespace Spit.Simulator.Tests.Speaking;

public sealed class TelephoneTests
{
    private static readonly IPEndPoint Here = new(IPAddress.Loopback, 30000);
    private static readonly IPEndPoint There = new(IPAddress.Loopback, 30002);
    private static readonly short[] Words = Noise.Of(1, 0.5);
    private static readonly short[] Answer = Noise.Of(2, 0.5);

    private readonly Telephone _here;
    private readonly Telephone _there;
    private readonly List<byte[]> _sent = [];
    private TimeSpan _now;

    public TelephoneTests()
    {
        _here = new Telephone(new Recital(Words, 0), Here, (packet, to) => Deliver(packet, to), new Random(1));
        _there = new Telephone(new Recital(Answer, 0), There, (packet, to) => Deliver(packet, to), new Random(2));
    }

    [Fact]
    public void Elapse_BothSpeak_EachHearsTheOther()
    {
        Agree();

        Run(seconds: 1);

        Assert.True(Likeness.Of([.. _there.Heard], Words) > 0.98);
        Assert.True(Likeness.Of([.. _here.Heard], Answer) > 0.98);
    }

    [Fact]
    public void Elapse_EveryTwentyMilliseconds_SendsAPacket()
    {
        Agree();

        Run(seconds: 1);

        Assert.Equal(100, _sent.Count);
        Assert.All(_sent, packet => Assert.Equal(172, packet.Length));
    }

    [Fact]
    public void Begin_BeforeTheAnswer_IsNotYetDue()
    {
        _here.Offer();
        _here.Begin(TimeSpan.Zero);

        Assert.Equal(TimeSpan.MaxValue, _here.NextDue);
    }

    [Fact]
    public void Elapse_ALoopThatIsLate_MissesNothing()
    {
        Agree();
        for (var turn = 0; turn < 20; turn++)
        {
            _now += TimeSpan.FromMilliseconds(60);
            foreach (var telephone in new[] { _here, _there })
            {
                while (telephone.NextDue <= _now)
                    telephone.Elapse(_now);
            }
        }

        Assert.True(Likeness.Of([.. _there.Heard], Words) > 0.98);
        Assert.True(Likeness.Of([.. _here.Heard], Answer) > 0.98);
    }

    [Fact]
    public void HangUp_WhileSpeaking_SendsNoMore()
    {
        Agree();
        Run(seconds: 0.1);
        _here.HangUp();
        var sent = _sent.Count;
        _there.HangUp();

        Run(seconds: 0.5);

        Assert.Equal(sent, _sent.Count);
        Assert.Equal(TimeSpan.MaxValue, _here.NextDue);
    }

    [Fact]
    public void TryAnswer_NothingInCommon_Refuses()
    {
        Assert.False(_there.TryAnswer("v=0\r\n"u8, out _));
        Assert.False(_here.TryAccept("no description"u8));
    }

    [Fact]
    public void Receive_AnyBytes_AreNotHeard()
    {
        Agree();
        var random = new Random(3);
        for (var length = 0; length < 200; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            _here.Receive(bytes);
        }

        _here.Elapse(_now);

        Assert.All(_here.Heard, sample => Assert.Equal(0, sample));
    }

    private void Agree()
    {
        Assert.True(_there.TryAnswer(Encoding.UTF8.GetBytes(_here.Offer()), out var answer));
        Assert.True(_here.TryAccept(Encoding.UTF8.GetBytes(answer)));
        _here.Begin(_now);
        _there.Begin(_now);
    }

    private void Run(double seconds)
    {
        for (var end = _now + TimeSpan.FromSeconds(seconds); _now < end; _now += TimeSpan.FromMilliseconds(20))
        {
            if (_here.NextDue <= _now)
                _here.Elapse(_now);
            if (_there.NextDue <= _now)
                _there.Elapse(_now);
        }
    }

    private bool Deliver(ReadOnlySpan<byte> packet, IPEndPoint to)
    {
        _sent.Add(packet.ToArray());
        (to.Equals(There) ? _there : _here).Receive(packet);
        return true;
    }
}
