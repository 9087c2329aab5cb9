namespace Spit.Media.Speech;

/// <summary>Who spoke when: one state a frame, from the first frame of the call on.</summary>
/// <remarks>
/// Lost frames are unknown, not silence: they are in no share, and a short gap of them does not end a spurt. Not safe
/// for use by several threads at once.
/// </remarks>
/// <param name="capacity">The most frames that are kept; later ones are not taken.</param>
public sealed class SpeechTimeline(int capacity)
{
    /// <summary>Pauses up to this are within a spurt: stops and breaths of running speech (ITU-T P.59).</summary>
    public const int JoinedGap = 300 / SpeechFrame.Milliseconds;

    /// <summary>What is shorter is a click or a cough, not the beginning of speech.</summary>
    public const int ShortestSpurt = 100 / SpeechFrame.Milliseconds;

    private readonly SpeechState[] _frames = new SpeechState[capacity];

    /// <summary>Frames so far.</summary>
    public int Count { get; private set; }

    public SpeechState this[int frame] => frame >= 0 && frame < Count ? _frames[frame] : SpeechState.Unknown;

    public void Add(SpeechState state)
    {
        if (Count < _frames.Length) _frames[Count++] = state;
    }

    /// <summary>Frames of a state within a stretch.</summary>
    public int CountOf(SpeechState state, FrameSpan span)
    {
        var count = 0;
        foreach (var frame in Cut(span))
        {
            if (frame == state) count++;
        }
        return count;
    }

    /// <summary>Share of speech in what is known of a stretch, 0 to 1; NaN when nothing is known.</summary>
    public double RatioIn(FrameSpan span)
    {
        var speech = CountOf(SpeechState.Speech, span);
        return (double)speech / (speech + CountOf(SpeechState.Quiet, span));
    }

    /// <summary>
    /// The first spurt that begins at or after a frame, pauses up to <see cref="JoinedGap"/> included.
    /// </summary>
    /// <param name="from">Where to look from.</param>
    /// <param name="end">The frame before which it ends at the latest: it is cut there.</param>
    /// <returns>An empty stretch at <paramref name="end"/> when there is none.</returns>
    public FrameSpan NextSpurt(int from, int end)
    {
        end = Math.Min(end, Count);
        var at = Math.Max(0, from);
        while (at < end)
        {
            if (_frames[at] != SpeechState.Speech)
            {
                at++;
                continue;
            }
            var spurt = SpurtAt(at, end);
            if (CountOf(SpeechState.Speech, spurt) >= ShortestSpurt) return spurt;
            at = spurt.End;
        }
        return new FrameSpan(end, end);
    }

    /// <summary>The longest spurt within a stretch; empty when there is none.</summary>
    public FrameSpan LongestSpurt(FrameSpan span)
    {
        var longest = new FrameSpan(span.Start, span.Start);
        for (var spurt = NextSpurt(span.Start, span.End); spurt.Length > 0; spurt = NextSpurt(spurt.End, span.End))
        {
            if (spurt.Length > longest.Length) longest = spurt;
        }
        return longest;
    }

    private FrameSpan SpurtAt(int start, int end)
    {
        var last = start;
        for (var at = start + 1; at < end && at - last <= JoinedGap + 1; at++)
        {
            if (_frames[at] == SpeechState.Speech) last = at;
        }
        return new FrameSpan(start, last + 1);
    }

    private ReadOnlySpan<SpeechState> Cut(FrameSpan span)
    {
        var (start, end) = span.Within(new FrameSpan(0, Count));
        return start < end ? _frames.AsSpan(start, end - start) : [];
    }
}
