using System.Diagnostics;
using Spit.Media.Speech;
using Spit.Media.Wave;

namespace Spit.MediaBench.Voices;

/// <summary>Makes speakers from programs and from folders; what programs render is kept for the next run.</summary>
/// <param name="cache">The folder of what was rendered.</param>
/// <param name="warn">Told about voices that are not here.</param>
internal sealed class VoiceReader(string cache, Action<string> warn)
{
    private readonly Texts _texts = new();

    public IReadOnlyList<VoiceBook> ReadAll(IEnumerable<VoiceSpec> voices)
    {
        Directory.CreateDirectory(cache);
        var books = new List<VoiceBook>();
        foreach (var voice in voices)
        {
            var book = voice.Source == VoiceSource.Recorded ? Recorded(voice) : Synthetic(voice);
            if (book.IsComplete) books.Add(book);
            else warn($"the voice {voice.Name} is not here");
        }
        return books;
    }

    private static VoiceBook Recorded(VoiceSpec voice)
    {
        var book = new VoiceBook(voice.Name);
        if (!Directory.Exists(voice.Name)) return book;
        var clips = Directory.EnumerateFiles(voice.Name, "*.wav", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => VoiceBook.Trim(ReadWave(file)))
            .ToList();
        foreach (var clip in clips)
        {
            var seconds = clip.Length / (double)SpeechFrame.SampleRate;
            if (seconds is > 0.2 and < 0.6) book.Add(UtteranceKind.BackChannel, clip);
            if (seconds is > 0.3 and < 0.9) book.Add(UtteranceKind.Hello, clip);
            if (seconds is > 0.7 and < 2) book.Add(UtteranceKind.Opening, clip);
            if (seconds is > 0.8 and < 2.4) book.Add(UtteranceKind.Answer, clip);
        }
        foreach (var pitch in Pitches(clips)) book.Add(UtteranceKind.Pitch, pitch);
        // Folders of words have no short ones, or no long ones.
        if (clips.Count > 0 && !book.IsComplete) Complete(book, clips);
        return book;
    }

    // Sentences in a row, as an announcement is: at least 14 s.
    private static IEnumerable<short[]> Pitches(List<short[]> clips)
    {
        var random = new Random(1);
        var sentences = clips.Where(c => c.Length > 1.5 * SpeechFrame.SampleRate).ToList();
        if (sentences.Count < 5) yield break;
        for (var pitch = 0; pitch < 12; pitch++)
        {
            var samples = new List<short>();
            while (samples.Count < 14 * SpeechFrame.SampleRate)
            {
                samples.AddRange(sentences[random.Next(sentences.Count)]);
                samples.AddRange(new short[random.Next(800, 3600)]);
            }
            yield return [.. samples];
        }
    }

    private static void Complete(VoiceBook book, List<short[]> clips)
    {
        var whole = clips.SelectMany(c => c.Concat(new short[1600])).ToArray();
        foreach (var clip in clips)
        {
            var cut = clip[..Math.Min(clip.Length, SpeechFrame.SampleRate * 6 / 10)];
            foreach (var kind in new[] { UtteranceKind.Hello, UtteranceKind.BackChannel }) book.Add(kind, cut);
            foreach (var kind in new[] { UtteranceKind.Opening, UtteranceKind.Answer })
                book.Add(kind, clip[..Math.Min(clip.Length, SpeechFrame.SampleRate * 2)]);
        }
        while (whole.Length < 14 * SpeechFrame.SampleRate) whole = [.. whole, .. whole];
        book.Add(UtteranceKind.Pitch, whole[..(14 * SpeechFrame.SampleRate)]);
    }

    private VoiceBook Synthetic(VoiceSpec voice)
    {
        var book = new VoiceBook(voice.Name);
        foreach (var kind in Enum.GetValues<UtteranceKind>())
        {
            var number = 0;
            foreach (var text in _texts.Of(voice.Language, kind))
            {
                var file = Path.Combine(cache, $"{voice.Name}-{voice.Pitch}-{kind}-{number++}.wav");
                if (!File.Exists(file)) Render(voice, text, file);
                if (File.Exists(file)) book.Add(kind, ReadWave(file));
            }
        }
        return book;
    }

    private static short[] ReadWave(string file) =>
        WaveFile.TryRead(File.ReadAllBytes(file), out var audio) == WaveFault.None ? audio.Samples : [];

    private static void Render(VoiceSpec voice, string text, string file)
    {
        var (program, arguments) = voice.Source == VoiceSource.Flite
            ? ("flite", new[] { "-voice", voice.Name, "-t", text, "-o", file })
            : ("espeak-ng", ["-v", voice.Name, "-p", $"{voice.Pitch}", "-s", "165", "-w", file, text]);
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            process?.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The program is missing: the voice is reported as not here.
        }
    }
}
