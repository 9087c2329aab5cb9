using Spit.Media.Speech;

namespace Spit.Speech.Tests;

public sealed class SpeechEngineTests
{
    private static readonly short[] Greeting = Sounds.Greeting;

    [Fact]
    public void Work_AVoice_IsSpeech()
    {
        using var engine = SpeechEngine.Open();

        Assert.True(engine.UsesModel, engine.Fault);
        Assert.True(ShareOfSpeech(engine, Greeting) > 0.7);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("hum")]
    [InlineData("quiet voice")]
    public void Work_NoVoiceNearby_IsNoSpeech(string sound)
    {
        using var engine = SpeechEngine.Open();
        var random = new Random(1);
        short[] samples = sound switch
        {
            "noise" => [.. Enumerable.Range(0, 40_000).Select(_ => (short)random.Next(-3000, 3000))],
            "hum" => [.. Enumerable.Range(0, 40_000)
                .Select(i => (short)(6000 * Math.Sin(i * 2 * Math.PI * 50 / 8000)))],
            _ => [.. Greeting.Select(s => (short)(s / 40))],
        };

        Assert.True(ShareOfSpeech(engine, samples) < 0.02);
    }

    [Fact]
    public void Work_ManyCalls_GiveWhatEachGivesAlone()
    {
        using var engine = SpeechEngine.Open();
        var alone = Probabilities(engine, Greeting);
        var calls = Enumerable.Range(0, 20).Select(_ => engine.Create()).ToArray();
        var results = calls.Select(_ => new List<float>()).ToArray();

        foreach (var frame in Greeting.Chunk(SpeechFrame.Samples).Where(f => f.Length == SpeechFrame.Samples))
        {
            foreach (var call in calls) call.Hear(frame);
            engine.Work();
            for (var i = 0; i < calls.Length; i++) Take(calls[i], results[i]);
        }

        Assert.All(results, r => Assert.All(r.Zip(alone), p => Assert.Equal(p.Second, p.First, 3)));
        Assert.All(results, r => Assert.Equal(alone.Count, r.Count));
    }

    [Fact]
    public void TryTake_LostFrames_AreUnknownAndOnlyTheyAndTheirNeighbours()
    {
        using var engine = SpeechEngine.Open();
        var (call, results) = (engine.Create(), new List<float>());

        for (var i = 0; i < 80; i++)
        {
            call.Hear(i == 40 ? [] : Greeting.AsSpan(i * SpeechFrame.Samples, SpeechFrame.Samples));
            engine.Work();
            Take(call, results);
        }

        Assert.True(float.IsNaN(results[40]));
        Assert.InRange(results.Count(float.IsNaN), 1, 4);
    }

    [Fact]
    public void TryTake_NobodyWorksForSeconds_LosesTheRestAndStaysInStep()
    {
        using var engine = SpeechEngine.Open();
        var (call, results) = (engine.Create(), new List<float>());
        for (var i = 0; i < 250; i++) call.Hear(Greeting.AsSpan(i * SpeechFrame.Samples, SpeechFrame.Samples));

        engine.Work();
        Take(call, results);

        Assert.InRange(results.Count, 246, 250);
        Assert.All(results.Skip(110), p => Assert.True(float.IsNaN(p)));
        Assert.DoesNotContain(results.Take(100), float.IsNaN);
    }

    [Fact]
    public void Open_NoModel_UsesTheEnergyAndSaysSo()
    {
        using var engine = SpeechEngine.Open("no-such-file.onnx");

        Assert.False(engine.UsesModel);
        Assert.Contains("no-such-file.onnx", engine.Fault, StringComparison.Ordinal);
        Assert.IsType<EnergySpeech>(engine.Create());
        Assert.Equal(0, engine.Work());
    }

    [Fact]
    public void Open_AFileThatIsNoModel_UsesTheEnergyAndSaysSo()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "no model");

        using var engine = SpeechEngine.Open(file);

        File.Delete(file);
        Assert.False(engine.UsesModel);
        Assert.NotEmpty(engine.Fault!);
    }

    [Fact]
    public void Hear_AFrame_AllocatesNothing()
    {
        using var engine = SpeechEngine.Open();
        var call = engine.Create();
        var frame = Greeting.AsMemory(8000, SpeechFrame.Samples);

        Assert.Equal(0, Allocated.By(() =>
        {
            call.Hear(frame.Span);
            call.TryTake(out _);
        }));
    }

    private static double ShareOfSpeech(SpeechEngine engine, short[] samples)
    {
        var probabilities = Probabilities(engine, samples);
        return (double)probabilities.Count(p => p >= 0.5) / probabilities.Count;
    }

    private static List<float> Probabilities(SpeechEngine engine, short[] samples)
    {
        var (call, results) = (engine.Create(), new List<float>());
        for (var at = 0; at + SpeechFrame.Samples <= samples.Length; at += SpeechFrame.Samples)
        {
            call.Hear(samples.AsSpan(at, SpeechFrame.Samples));
            engine.Work();
            Take(call, results);
        }
        return results;
    }

    private static void Take(ISpeechDetector call, List<float> results)
    {
        while (call.TryTake(out var probability)) results.Add(probability);
    }
}
