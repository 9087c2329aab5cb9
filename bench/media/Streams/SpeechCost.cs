using Spit.Media.Speech;
using Spit.Speech;

namespace Spit.MediaBench.Streams;

/// <summary>What it costs to tell speech in the audio of callers who are loud all the time, 16 at once.</summary>
internal static class SpeechCost
{
    private const int Calls = 16;
    private const int WarmUpFrames = 200;
    private const int Frames = 1_000;

    /// <summary>Microseconds of a core for 20 ms of one caller; NaN without the model.</summary>
    public static double PerFrame()
    {
        var cost = double.NaN;
        var thread = new Thread(() => cost = Measure()) { Name = "speech-cost" };
        thread.Start();
        thread.Join();
        return cost;
    }

    private static double Measure()
    {
        using var engine = SpeechEngine.Open();
        if (!engine.UsesModel) return double.NaN;
        var random = new Random(1);
        var calls = Enumerable.Range(0, Calls).Select(_ => engine.Create()).ToArray();
        short[] noise = [.. Enumerable.Range(0, 8_000).Select(_ => (short)random.Next(-6_000, 6_000))];
        var usage = new ThreadUsage("speech-cost");
        Hear(engine, calls, noise, WarmUpFrames);
        var before = usage.Read();
        Hear(engine, calls, noise, Frames);
        return (usage.Read() - before).TotalMicroseconds / (Frames * Calls);
    }

    private static void Hear(SpeechEngine engine, ISpeechDetector[] calls, short[] noise, int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            var at = i * SpeechFrame.Samples % (noise.Length - SpeechFrame.Samples);
            var frame = noise.AsSpan(at, SpeechFrame.Samples);
            foreach (var call in calls) call.Hear(frame);
            engine.Work();
            foreach (var call in calls)
            {
                while (call.TryTake(out _))
                {
                    // Only the cost is asked for.
                }
            }
        }
    }
}
