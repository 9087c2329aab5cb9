using System.Text.Json;
using Spit.Media.Wave;

namespace Spit.Cli.Tests.Commands;

public sealed class ChallengeJudgeCommandTests : IDisposable
{
    private const int Second = 8000;

    private static readonly short[] Voice = ReadVoice();

    private readonly string _folder = Directory.CreateTempSubdirectory("spit-judge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Judge_TalksOverTheGreeting_IsARobot()
    {
        var run = await JudgeAsync("--json", Wave("robot", [.. Voice, .. Voice]));

        Assert.Equal(1, run.Code);
        var finding = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("robot", finding.GetProperty("decision").GetString());
        Assert.True(finding.GetProperty("speechRatio").GetDouble() > 0.6);
        Assert.True(finding.GetProperty("longestSpurtMs").GetDouble() > 1800);
        Assert.InRange(finding.GetProperty("onsetMs").GetDouble(), 0, 400);
        var sum = finding.GetProperty("tests").EnumerateArray().Sum(t => t.GetProperty("contribution").GetDouble());
        Assert.Equal(1 / (1 + Math.Exp(-sum)), finding.GetProperty("robotProbability").GetDouble(), 5);
    }

    [Fact]
    public async Task Judge_AWordAfterTheGreeting_IsHuman()
    {
        short[] caller = [.. new short[4 * Second], .. Voice[..(Second * 6 / 10)], .. new short[4 * Second]];

        var run = await JudgeAsync("--json", "--greeting-ms", "3500", Wave("human", caller));

        Assert.Equal(0, run.Code);
        var finding = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("human", finding.GetProperty("decision").GetString());
        Assert.InRange(finding.GetProperty("onsetMs").GetDouble(), 3900, 4500);
    }

    [Fact]
    public async Task Judge_Silence_IsUnsure()
    {
        var run = await JudgeAsync("--json", Wave("silence", new short[13 * Second]));

        Assert.Equal(0, run.Code);
        var finding = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("unsure", finding.GetProperty("decision").GetString());
        Assert.Equal(JsonValueKind.Null, finding.GetProperty("onsetMs").ValueKind);
        Assert.Equal(0, finding.GetProperty("longestSpurtMs").GetDouble());
    }

    [Fact]
    public async Task Judge_SeveralFiles_GiveALineEach()
    {
        var (robot, silence) = (Wave("robot", [.. Voice, .. Voice]), Wave("silence", new short[Second]));

        var run = await JudgeAsync(robot, silence, Path.Combine(_folder, "missing.wav"));

        Assert.Equal(2, run.Code);
        Assert.Contains("missing.wav", run.Error, StringComparison.Ordinal);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{robot}: robot,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{silence}: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_NoWave_IsRefused()
    {
        var file = Path.Combine(_folder, "text.wav");
        await File.WriteAllTextAsync(file, "no audio", TestContext.Current.CancellationToken);

        var run = await JudgeAsync(file);

        Assert.Equal(2, run.Code);
        Assert.Contains("text.wav", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task Judge_NoGreetingLength_IsRefused(string length)
    {
        var run = await JudgeAsync("--greeting-ms", length, Wave("silence", new short[Second]));

        Assert.Equal(2, run.Code);
    }

    private static Task<CtlRun> JudgeAsync(params string[] args) =>
        FakeGrid.RunAsync(null, ["challenge", "judge", .. args]);

    private static short[] ReadVoice()
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "greeting.wav"));
        Assert.Equal(WaveFault.None, WaveFile.TryRead(file, out var audio));
        return audio.Samples;
    }

    private string Wave(string name, short[] samples)
    {
        var file = Path.Combine(_folder, name + ".wav");
        File.WriteAllBytes(file, WaveFile.Write(samples));
        return file;
    }
}
