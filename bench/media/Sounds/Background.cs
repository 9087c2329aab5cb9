using Spit.Media.Speech;
using Spit.MediaBench.Voices;

namespace Spit.MediaBench.Sounds;

/// <summary>Makes sounds of a given level.</summary>
/// <param name="voices">Who babbles, and who is on television.</param>
internal sealed class Background(IReadOnlyList<VoiceBook> voices)
{
    private const int Talkers = 7;

    /// <param name="kind">What it is.</param>
    /// <param name="length">Samples.</param>
    /// <param name="level">Root mean square in dBov.</param>
    public float[] Make(BackgroundKind kind, int length, double level, Random random)
    {
        var samples = new float[length];
        switch (kind)
        {
            case BackgroundKind.White: White(samples, random); break;
            case BackgroundKind.Pink: Pink(samples, random); break;
            case BackgroundKind.Hum: Hum(samples, random); break;
            case BackgroundKind.Babble: Talk(samples, Talkers, random); break;
            case BackgroundKind.Music: Music(samples, random); break;
            case BackgroundKind.Breathing: Breathe(samples, random); break;
            default: Talk(samples, 1, random); break;
        }
        return Scale(samples, level);
    }

    private static float[] Scale(float[] samples, double level)
    {
        double sum = 0;
        foreach (var sample in samples) sum += sample * sample;
        var gain = 32768 * Math.Pow(10, level / 20) / Math.Sqrt((sum / samples.Length) + 1e-9);
        for (var i = 0; i < samples.Length; i++) samples[i] *= (float)gain;
        return samples;
    }

    private static void White(float[] samples, Random random)
    {
        for (var i = 0; i < samples.Length; i++) samples[i] = (float)((random.NextDouble() * 2) - 1);
    }

    // Three filtered noises that add up to about 3 dB an octave.
    private static void Pink(float[] samples, Random random)
    {
        var (a, b, c) = (0.0, 0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var white = (random.NextDouble() * 2) - 1;
            a = (0.99765 * a) + (white * 0.0990460);
            b = (0.96300 * b) + (white * 0.2965164);
            c = (0.57000 * c) + (white * 1.0526913);
            samples[i] = (float)(a + b + c + (white * 0.1848));
        }
    }

    private static void Hum(float[] samples, Random random)
    {
        var mains = random.Next(2) == 0 ? 50.0 : 60.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var phase = 2 * Math.PI * mains * i / SpeechFrame.SampleRate;
            samples[i] = (float)(Math.Sin(phase) + (0.7 * Math.Sin(2 * phase)) + (0.4 * Math.Sin(5 * phase))
                + (random.NextDouble() * 0.1));
        }
    }

    private static void Music(float[] samples, Random random)
    {
        double[] scale = [261.6, 293.7, 329.6, 392.0, 440.0, 523.3, 587.3];
        var note = SpeechFrame.SampleRate * random.Next(20, 50) / 100;
        for (var start = 0; start < samples.Length; start += note)
        {
            var (melody, bass) = (scale[random.Next(scale.Length)], scale[random.Next(3)] / 2);
            for (var i = start; i < Math.Min(start + note, samples.Length); i++)
            {
                var t = (i - start) / (double)SpeechFrame.SampleRate;
                var fade = Math.Exp(-3 * t);
                samples[i] = (float)((fade * (Math.Sin(2 * Math.PI * melody * t)
                        + (0.5 * Math.Sin(4 * Math.PI * melody * t))))
                    + (0.6 * Math.Sin(2 * Math.PI * bass * t)));
            }
        }
    }

    private static void Breathe(float[] samples, Random random)
    {
        for (var at = random.Next(8000); at < samples.Length; at += random.Next(16000, 32000))
        {
            var (length, last) = (random.Next(3000, 9000), 0.0);
            for (var i = 0; i < length && at + i < samples.Length; i++)
            {
                var white = (random.NextDouble() * 2) - 1;
                var envelope = Math.Sin(Math.PI * i / length);
                samples[at + i] = (float)(envelope * (white - (0.6 * last)));
                last = white;
            }
        }
    }

    private void Talk(float[] samples, int talkers, Random random)
    {
        for (var talker = 0; talker < talkers; talker++)
        {
            var voice = voices[random.Next(voices.Count)];
            for (var at = -random.Next(40_000); at < samples.Length;)
            {
                var pitch = voice.Draw(UtteranceKind.Pitch, random);
                for (var i = Math.Max(0, -at); i < pitch.Length && at + i < samples.Length; i++)
                    samples[at + i] += pitch[i];
                at += pitch.Length + random.Next(1000, 4000);
            }
        }
    }
}
