using Spit.Media.Speech;

namespace Spit.Simulator.Speaking;

/// <summary>
/// Answers the machine's hello by one, hears its greeting out and says hello again; when somebody has answered and
/// spoken, says a sentence, and is done.
/// </summary>
/// <param name="hello">What is said to the machine, 8 kHz.</param>
/// <param name="sentence">What is said to whoever was called, 8 kHz.</param>
/// <param name="random">How quickly he answers.</param>
internal sealed class Human(ReadOnlyMemory<short> hello, ReadOnlyMemory<short> sentence, Random random) : ISpeaker
{
    /// <summary>4 s: the machine's first hello takes less than one, its greeting more.</summary>
    private const int GreetingFrames = 200;

    private const int AnswerFrames = 15;

    /// <summary>Half a second: pauses within a greeting are shorter.</summary>
    private const int TurnFrames = 25;

    /// <summary>Who is called and says nothing for so long is spoken to all the same: 3 s.</summary>
    private const int PatienceFrames = 150;

    /// <summary>What telephones call silence.</summary>
    private const double Quiet = -45;

    private readonly Utterance _words = new();
    private int _heard;
    private int _silent;
    private bool _isConnected;
    private bool _hasSpoken;

    /// <summary>How often he has said hello to the machine, 0 to 2.</summary>
    public int Hellos { get; private set; }

    public bool IsDone => _hasSpoken && _words.IsOver && _silent > 2 * TurnFrames;

    private bool IsMyTurn => _silent > TurnFrames;

    public void Connect()
    {
        _isConnected = true;
        (_heard, _silent) = (0, 0);
    }

    public void Hear(ReadOnlySpan<short> frame)
    {
        var isSound = !frame.IsEmpty && SoundLevel.Of(frame) > Quiet;
        _heard += isSound ? 1 : 0;
        _silent = isSound ? 0 : _silent + 1;
        if (!_words.IsOver)
            _silent = 0;
        else if (_isConnected)
            SpeakToCallee();
        else
            SpeakToMachine();
    }

    public void Speak(Span<short> frame) => _words.Fill(frame);

    private void SpeakToMachine()
    {
        var isDue = Hellos == 0 ? _heard > AnswerFrames : Hellos == 1 && _heard > GreetingFrames;
        if (!isDue || !IsMyTurn)
            return;
        Hellos++;
        Say(hello);
    }

    private void SpeakToCallee()
    {
        if (_hasSpoken || !((_heard > AnswerFrames && IsMyTurn) || _silent > PatienceFrames))
            return;
        _hasSpoken = true;
        Say(sentence);
    }

    private void Say(ReadOnlyMemory<short> words)
    {
        // A person needs a moment to see that it is his turn: here up to 0.16 s more.
        _words.Say(words, random.Next(0, 8));
        _silent = 0;
    }
}
