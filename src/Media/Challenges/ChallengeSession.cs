using Spit.Media.Speech;

namespace Spit.Media.Challenges;

/// <summary>One caller at the machine: plays the script, listens, and finds out who it is.</summary>
/// <remarks>
/// Without sockets and clocks: each 20 ms the owner calls <see cref="Hear"/> once, then <see cref="Speak"/> once, on
/// one thread. Nothing that comes from the caller makes it throw.
/// </remarks>
public sealed class ChallengeSession
{
    // A look at all tests costs a few microseconds: five a second are enough.
    private const int JudgedEvery = 10;

    private readonly ChallengeJudge _judge;
    private readonly ChallengePlan _plan;
    private readonly ChallengePrompts _prompts;
    private readonly double _prior;
    private readonly HeardSpeech _speech;
    private readonly KeyQuestion _question;
    private readonly PromptPlayer _player = new();
    private readonly int _pauseFrames;
    private FrameSpan _pause;
    private FrameSpan _greeting;
    private int _stageStart;
    private int _lastSpoken;
    private int _listenedTo;

    /// <param name="judge">Weighs what is heard, under its plan.</param>
    /// <param name="prompts">What is played.</param>
    /// <param name="detector">Tells speech from everything else; the session's own.</param>
    /// <param name="random">Draws the digit and the length of the pause; the session's own.</param>
    /// <param name="prior">ln of the odds that the caller is a robot, from what was known before; 0: nothing.</param>
    public ChallengeSession(
        ChallengeJudge judge, ChallengePrompts prompts, ISpeechDetector detector, Random random, double prior = 0)
    {
        _judge = judge;
        _plan = judge.Plan;
        _prompts = prompts;
        _prior = prior;
        _question = new KeyQuestion(_plan, random);
        _speech = new HeardSpeech(detector, _plan, MeasuredFrames(prompts, _plan));
        var (least, most) = (SpeechFrame.CountIn(_plan.ShortestPause), SpeechFrame.CountIn(_plan.LongestPause));
        _pauseFrames = random.Next(least, most + 1);
        _player.Play(prompts.Hello);
    }

    public ChallengeStage Stage { get; private set; } = ChallengeStage.Hello;

    /// <summary>Who the caller is; null while that is not decided. It does not change any more.</summary>
    public ChallengeFinding? Finding { get; private set; }

    /// <summary>Whether what is heard now is the caller's message.</summary>
    public bool WantsMessage => Stage == ChallengeStage.Message;

    /// <summary>The digit that is asked for now, 0 to 9; null when none is.</summary>
    public int? AskedDigit => Stage == ChallengeStage.Asking ? _question.Digit : null;

    /// <summary>Whether the detector of speech has fallen behind, so that frames went unjudged.</summary>
    public bool IsDetectorBehind => _speech.IsBehind;

    private int InStage => _speech.Heard - _stageStart;

    /// <summary>Takes the next 20 ms of the caller, and lets the script go on.</summary>
    /// <param name="frame">160 samples at 8 kHz; empty: the frame was lost, or there is none.</param>
    public void Hear(ReadOnlySpan<short> frame)
    {
        if (Stage is ChallengeStage.Ended or ChallengeStage.Connecting) return;
        _speech.Hear(frame);
        if (_speech.IsSpeaking) _lastSpoken = _speech.Heard;
        GoOn();
    }

    /// <summary>Takes a key that the caller pressed.</summary>
    /// <param name="digit">0 to 9, *, #, A to D (RFC 4733 3.2).</param>
    public void HearDigit(char digit)
    {
        if (Stage == ChallengeStage.Asking) _question.Hear(digit);
    }

    /// <summary>The next 20 ms for the caller.</summary>
    /// <param name="frame">At least 160 samples; filled when there is something to play.</param>
    /// <returns>False: nothing plays, and the frame is untouched.</returns>
    public bool Speak(Span<short> frame) => _player.TryTake(frame);

    /// <summary>
    /// The caller hung up: if the greeting has begun, what was heard of him is weighed. Nothing plays any more.
    /// </summary>
    public void HangUp()
    {
        if (Finding is null && Stage is ChallengeStage.Greeting or ChallengeStage.Listening or ChallengeStage.Asking)
        {
            var judged = _speech.Timeline.Count;
            if (Stage == ChallengeStage.Greeting) _greeting = new FrameSpan(_stageStart, Math.Max(_stageStart, judged));
            if (Stage != ChallengeStage.Asking) _listenedTo = Math.Max(_greeting.End, judged);
            Finding = _judge.Weigh(Observe(_listenedTo), _prior);
        }
        Enter(ChallengeStage.Ended);
    }

    private static int MeasuredFrames(ChallengePrompts prompts, ChallengePlan plan) =>
        SpeechFrame.CountIn(plan.LongestPause + plan.LongestListening + plan.LongestLag + TimeSpan.FromSeconds(1))
        + ((prompts.Hello.Length + prompts.Greeting.Length) / SpeechFrame.Samples);

    private void GoOn()
    {
        switch (Stage)
        {
            case ChallengeStage.Hello when _player.IsDone:
                Enter(ChallengeStage.Pause);
                break;
            case ChallengeStage.Pause when InStage >= _pauseFrames:
                _pause = new FrameSpan(_stageStart, _speech.Heard);
                Enter(ChallengeStage.Greeting, _prompts.Greeting);
                break;
            case ChallengeStage.Greeting when _player.IsDone:
                _greeting = new FrameSpan(_stageStart, _speech.Heard);
                Enter(ChallengeStage.Listening);
                break;
            case ChallengeStage.Listening when InStage % JudgedEvery == 0:
                Listen();
                break;
            case ChallengeStage.Asking:
                AwaitKey();
                break;
            case ChallengeStage.MessagePrompt when _player.IsDone:
                _lastSpoken = _speech.Heard;
                Enter(ChallengeStage.Message);
                break;
            case ChallengeStage.Message when IsMessageOver():
                Enter(ChallengeStage.Goodbye, _prompts.Goodbye);
                break;
            case ChallengeStage.Goodbye when _player.IsDone:
                Enter(ChallengeStage.Ended);
                break;
            default:
                break;
        }
    }

    private void Listen()
    {
        var judged = _speech.Timeline.Count;
        if (judged < _greeting.End) return;
        var call = Observe(judged);
        var finding = _judge.Weigh(call, _prior);
        var last = LastSpurt(call.Listening);
        var isTalking = last.Length > 0 && judged - last.End <= SpeechTimeline.JoinedGap;
        var isAnswered = last.Length > 0 && judged - last.End >= SpeechFrame.CountIn(_plan.AnswerPause);
        var limit = isTalking ? _plan.LongestListening : _plan.Listening;
        var isOver = judged - _greeting.End >= SpeechFrame.CountIn(limit);
        if (finding.Decision == ChallengeDecision.Robot) Conclude(finding);
        else if (finding.Decision == ChallengeDecision.Human && (isAnswered || isOver)) Conclude(finding);
        else if (isOver) AskOrConclude();
    }

    private FrameSpan LastSpurt(FrameSpan span)
    {
        var last = _speech.Timeline.NextSpurt(span.Start, span.End);
        for (var next = last; next.Length > 0; next = _speech.Timeline.NextSpurt(next.End, span.End)) last = next;
        return last;
    }

    private ChallengeObservation Observe(int judged) => new()
    {
        Timeline = _speech.Timeline,
        Pause = _pause,
        Greeting = _greeting,
        Listening = new FrameSpan(_greeting.End, judged),
        Keyed = _question.Answer,
    };

    private void AskOrConclude()
    {
        if (Stage == ChallengeStage.Listening) _listenedTo = _speech.Timeline.Count;
        if (!_question.HasTriesLeft)
        {
            Conclude(_judge.Weigh(Observe(_listenedTo), _prior));
            return;
        }
        var isWrong = _question.Answer == KeyedAnswer.Wrong;
        _question.Ask();
        var prompt = _prompts.Digits[_question.Digit];
        Enter(ChallengeStage.Asking);
        if (isWrong) _player.Play(_prompts.Wrong, prompt);
        else _player.Play(prompt);
    }

    private void AwaitKey()
    {
        if (_player.IsDone) _question.Wait();
        if (_question.IsOver) AskOrConclude();
    }

    private void Conclude(ChallengeFinding finding)
    {
        Finding = finding;
        if (finding.Decision == ChallengeDecision.Human) Enter(ChallengeStage.Connecting, _prompts.Connecting);
        else if (_plan.TakesMessages) Enter(ChallengeStage.MessagePrompt, _prompts.LeaveMessage);
        else Enter(ChallengeStage.Goodbye, _prompts.Goodbye);
    }

    private bool IsMessageOver() =>
        InStage >= SpeechFrame.CountIn(_plan.LongestMessage)
        || _speech.Heard - _lastSpoken >= SpeechFrame.CountIn(_plan.MessageSilence);

    private void Enter(ChallengeStage stage, ReadOnlyMemory<short> prompt = default)
    {
        Stage = stage;
        _stageStart = _speech.Heard;
        _player.Play(prompt);
    }
}
