using Spit.Challenger.Prompts;
using Spit.Media.Challenges;
using Spit.Media.Speech;
using Spit.Media.Wave;

namespace Spit.Challenger.Tests.Prompts;

public sealed class PromptSetTests
{
    private static readonly string[] Languages = ["en", "de"];

    public static TheoryData<string, string> Shipped =>
        [.. from language in Languages from name in PromptNames.All select (language, name)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_EachPrompt_CanBeHeard(string language, string name)
    {
        var file = File.ReadAllBytes(Path.Combine(PromptSet.Shipped, language, name + ".wav"));

        Assert.Equal(WaveFault.None, WaveFile.TryRead(file, out var audio));
        Assert.Equal((8000, 1), (audio.SourceRate, audio.SourceChannels));
        Assert.InRange(SoundLevel.Of(audio.Samples), -24, -16);
        Assert.True(audio.Samples.Max(s => Math.Abs((int)s)) < 30_000);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void TryLoad_Shipped_HasNoFaults(string language)
    {
        var set = PromptSet.TryLoad(PromptSet.Shipped, language);

        Assert.Empty(set.Faults);
        Assert.Equal(10, set.Prompts!.Digits.Count);
        Assert.InRange(set.Prompts.Hello.Length, 2000, 12_000);
    }

    [Fact]
    public void DefaultGreeting_IsAsLongAsTheShippedOne()
    {
        var greeting = PromptSet.TryLoad(PromptSet.Shipped, "en").Prompts!.Greeting;

        Assert.Equal(ChallengePlan.DefaultGreeting.TotalSeconds, greeting.Length / 8000.0, 1);
    }

    [Fact]
    public void TryLoad_NoSuchLanguage_NamesEveryFile()
    {
        var set = PromptSet.TryLoad(PromptSet.Shipped, "xx");

        Assert.Null(set.Prompts);
        Assert.Equal(PromptNames.All.Count, set.Faults.Count);
        Assert.All(PromptNames.All.Zip(set.Faults), f => Assert.Contains(f.First, f.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void TryLoad_SeveralFaults_AreAllNamed()
    {
        var folder = Directory.CreateTempSubdirectory("spit-prompts-").FullName;
        var own = Directory.CreateDirectory(Path.Combine(folder, "en")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(PromptSet.Shipped, "en")))
            File.Copy(file, Path.Combine(own, Path.GetFileName(file)));
        File.Copy(Path.Combine(own, "greeting.wav"), Path.Combine(own, "hello.wav"), overwrite: true);
        File.WriteAllText(Path.Combine(own, "wrong.wav"), "no audio");
        File.WriteAllBytes(Path.Combine(own, "goodbye.wav"), WaveFile.Write(new short[8000]));

        var set = PromptSet.TryLoad(folder, "en");

        Directory.Delete(folder, recursive: true);
        Assert.Equal(3, set.Faults.Count);
        foreach (var name in new[] { "hello", "wrong", "goodbye" })
            Assert.Contains(set.Faults, f => f.Contains(name + ".wav", StringComparison.Ordinal));
    }
}
