using Spit.Simulator.Speaking;

namespace Spit.Simulator.Tests.Speaking;

public sealed class HumanTests
{
    private static readonly short[] Hello = Noise.Of(1, 0.5);
    private static readonly short[] Sentence = Noise.Of(2, 1);

    private readonly Human _human = new(Hello, Sentence, new Random(1));

    [Fact]
    public void Hear_TheMachinesHello_IsAnsweredByOne()
    {
        Assert.Empty(Hear(Noise.Of(3, 0.7)));

        Assert.Equal(Hello, Hear(Noise.Silence(1.5)));
        Assert.Equal(1, _human.Hellos);
    }

    [Fact]
    public void Hear_GreetingWithPausesWithinIt_SaysNothingUntilItsEnd()
    {
        Hear([.. Noise.Of(3, 0.7), .. Noise.Silence(1.5)]);

        Assert.Empty(Hear([.. Noise.Of(3, 5), .. Noise.Silence(0.36), .. Noise.Of(3, 3)]));
        Assert.Equal(Hello, Hear(Noise.Silence(3)));
        Assert.Equal(2, _human.Hellos);
    }

    [Fact]
    public void Hear_MoreOfTheMachineAfterwards_SaysNoMore()
    {
        Hear([.. Noise.Of(3, 0.7), .. Noise.Silence(1.5), .. Noise.Of(3, 8), .. Noise.Silence(3)]);

        Assert.Empty(Hear([.. Noise.Of(3, 5), .. Noise.Silence(5)]));
        Assert.Equal(2, _human.Hellos);
        Assert.False(_human.IsDone);
    }

    [Fact]
    public void Hear_ConnectedAndSpokenTo_SaysTheSentenceAndIsDone()
    {
        Hear([.. Noise.Of(3, 8), .. Noise.Silence(3)]);
        _human.Connect();

        Assert.Empty(Hear(Noise.Of(4, 0.8)));
        Assert.Equal(Sentence, Hear(Noise.Silence(2)));
        Hear(Noise.Silence(1.5));
        Assert.True(_human.IsDone);
    }

    [Fact]
    public void Hear_ConnectedToSomebodySilent_SpeaksAfterThreeSeconds()
    {
        _human.Connect();

        Assert.Empty(Hear(Noise.Silence(2.9)));
        Assert.Equal(Sentence, Hear(Noise.Silence(2)));
    }

    [Fact]
    public void Hear_NothingArrives_CountsAsSilence()
    {
        Hear(Noise.Of(3, 0.7));
        var frame = new short[160];
        for (var i = 0; i < 60 && _human.Hellos == 0; i++)
        {
            _human.Hear(default);
            _human.Speak(frame);
        }

        Assert.Equal(1, _human.Hellos);
    }

    /// <summary>Lets him hear something, and gives what he said meanwhile, without the silence around it.</summary>
    private short[] Hear(short[] sound)
    {
        var said = new List<short>();
        var frame = new short[160];
        foreach (var heard in sound.Chunk(160))
        {
            _human.Hear(heard);
            _human.Speak(frame);
            said.AddRange(frame);
        }

        var first = said.FindIndex(sample => sample != 0);
        var last = said.FindLastIndex(sample => sample != 0);
        return first < 0 ? [] : [.. said[first..(last + 1)]];
    }
}
