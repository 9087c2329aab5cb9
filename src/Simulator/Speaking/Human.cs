using Spit.Media.Speech;

namespace Spit.Simulator.Speaking;

/// <summary>
/// Listens to the greeting to its end and says hello; when somebody has answered and spoken, says a sentence, and is
/// done.
/// </summary>
/// <param name="hello">What is said to the machine, 8 kHz.</param>
/// <param name="sentence">What is said to whoever was called, 8 kHz.</param>
/// <param name="random">How quickly he answers.</param>
internal sealed class Human(ReadOnlyMemory<short> hello, ReadOnlyMemory<short> sentence, Random random) : ISpeaker
{
    /// <summary>4 s: the machine's first hello takes less than one, its greeting more.</summary>
    private const int GreetingFrames = 200;

    private const int AnswerFrames = 15;

    /// <summary>Pauses within a sentence are shorter.</summary>
    private const int TurnFrames = 35;

    /// <summary>Who is called and says nothing for so long is spoken to all the same: 3 s.</summary>
    private const int PatienceFrames = 150;

    /// <summary>What telephones call silence.</summary>
    private const double Quiet = -45;

    private readonly Utterance _words = new();
    private int _heard;
    private int _silent;
    private int _turns;
    private bool _isConnected;

    /// <summary>Whether he has spoken to the machine.</summary>
    public bool HasSaidHello => _turns > 0;

    public bool IsDone => _isConnected && _turns > 1 && _words.IsOver && _silent > TurnFrames;

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
        else if (_isConnected && _turns < 2 && ((_heard > AnswerFrames && IsMyTurn) || _silent > PatienceFrames))
            Say(sentence);
        else if (!_isConnected && _turns == 0 && _heard > GreetingFrames && IsMyTurn)
            Say(hello);
    }

    public void Speak(Span<short> frame) => _words.Fill(frame);

    private bool IsMyTurn => _silent > TurnFrames;

    private void Say(ReadOnlyMemory<short> words)
    {
        // A person needs a moment to see that it is his turn: here up to 0.4 s more.
        _words.Say(words, random.Next(0, 20));
        _turns = _isConnected ? 2 : 1;
        _silent = 0;
    }
}
