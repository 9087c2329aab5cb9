using Spit.Challenger.Audio;
using Spit.Challenger.Recordings;
using Spit.Media.Challenges;
using Spit.Media.Dtmf;

namespace Spit.Challenger.Calls;

/// <summary>The challenge at the caller's ear: joins his audio to the script. Runs on the audio thread.</summary>
/// <param name="session">The script.</param>
/// <param name="hasKeyEvents">Whether keys come as events (RFC 4733); else they are listened for.</param>
/// <param name="onChange">Told, on the audio thread, when something is decided or over.</param>
internal sealed class CallerAudio(ChallengeSession session, Func<bool> hasKeyEvents, Action onChange)
    : IFrameSink, IFrameSource
{
    // Free but for the moment in which the caller hangs up.
    private readonly Lock _gate = new();
    private readonly DtmfDetector _keys = new();
    private readonly short[] _silence = new short[160];
    private volatile Recording? _recording;
    private volatile ChallengeFinding? _finding;
    private volatile bool _isRinging;
    private volatile bool _isEnded;
    private int _ringing;

    /// <summary>Who the caller is; null while that is not decided.</summary>
    public ChallengeFinding? Finding => _finding;

    /// <summary>There is nothing more to play.</summary>
    public bool IsEnded => _isEnded;

    /// <summary>From now on what is heard is recorded too.</summary>
    public void Record(Recording recording) => _recording = recording;

    /// <summary>From now on nothing is recorded.</summary>
    public void StopRecording() => _recording = null;

    /// <summary>From now on the caller hears that it rings.</summary>
    public void Ring() => _isRinging = true;

    /// <summary>The caller hung up: what was heard until now is all there is.</summary>
    public ChallengeFinding? HangUp()
    {
        lock (_gate)
        {
            session.HangUp();
            return session.Finding;
        }
    }

    public void Hear(ReadOnlySpan<short> frame)
    {
        lock (_gate) Take(frame);
    }

    public void HearDigit(char digit)
    {
        lock (_gate) session.HearDigit(digit);
    }

    public bool Fill(Span<short> frame)
    {
        lock (_gate) return session.Speak(frame) || (_isRinging && Ringback.Fill(frame, ref _ringing));
    }

    private void Take(ReadOnlySpan<short> frame)
    {
        _recording?.Append(frame.IsEmpty ? _silence : frame);
        if (!hasKeyEvents()) ListenForKeys(frame);
        session.Hear(frame);
        Notice();
    }

    private void ListenForKeys(ReadOnlySpan<short> frame)
    {
        if (frame.IsEmpty) _keys.Lost();
        else if (_keys.Push(frame) is not '\0' and var digit) session.HearDigit(digit);
    }

    private void Notice()
    {
        var isDecided = _finding is null && session.Finding is not null;
        var isEnded = !_isEnded && session.Stage == ChallengeStage.Ended;
        if (!isDecided && !isEnded) return;
        (_finding, _isEnded) = (session.Finding, _isEnded || isEnded);
        onChange();
    }
}
