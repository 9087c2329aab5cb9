using System.Net;
using Spit.Media.Wave;
using Spit.Simulator.Speaking;

namespace Spit.Simulator.Tests.Speaking;

public sealed class VoicesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void TryLoad_NothingNamed_SpeaksByThePromptsThatCome()
    {
        var voices = Voices.TryLoad(Options(1), out var fault);

        Assert.Equal("", fault);
        Assert.NotNull(voices);
        // Over all of the greeting: hello, pause and greeting take 11 s.
        Assert.InRange(voices.Message.Length, 12 * 8000, 45 * 8000);
        Assert.InRange(voices.Hello.Length, 1000, 8000);
    }

    [Fact]
    public void TryLoad_SameSeed_SameMessage()
    {
        Assert.Equal(Message(7), Message(7));
        Assert.Contains(Enumerable.Range(8, 8), seed => !Message(seed).AsSpan().SequenceEqual(Message(7)));

        static short[] Message(int seed) => Voices.TryLoad(Options(seed), out _)!.Message;
    }

    [Fact]
    public void TryLoad_OwnFiles_AreSaidAndTheMessageBeginsAnew()
    {
        File.WriteAllBytes(_file, WaveFile.Write(Noise.Of(1, 10)));

        var voices = Voices.TryLoad(Options(1) with { RobotVoice = _file, HumanVoice = _file }, out _);

        Assert.NotNull(voices);
        Assert.Equal(Noise.Of(1, 10), voices.Hello);
        Assert.Equal([.. Noise.Of(1, 10), .. Noise.Of(1, 10)], voices.Message);
    }

    [Fact]
    public void TryLoad_NoSound_NamesTheFile()
    {
        Assert.Null(Voices.TryLoad(Options(1) with { RobotVoice = _file }, out var fault));
        Assert.Contains(_file, fault, StringComparison.Ordinal);

        Assert.Null(Voices.TryLoad(Options(1) with { HumanVoice = _file + ".gone" }, out fault));
        Assert.Contains(_file, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void TryLoad_MoreThanAnybodyWaitsFor_Refuses()
    {
        File.WriteAllBytes(_file, WaveFile.Write(Noise.Silence(46)));

        Assert.Null(Voices.TryLoad(Options(1) with { RobotVoice = _file }, out var fault));
        Assert.Contains("45 s", fault, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private static SimulatorOptions Options(int seed) =>
        new() { Edges = [], Listen = new IPEndPoint(IPAddress.Loopback, 0), Seed = seed };
}
