using Spit.MediaBench.Voices;

namespace Spit.MediaBench.Callers;

/// <summary>A robot that plays its message, whatever is said meanwhile.</summary>
internal sealed class RobotCaller(CallerKind kind, VoiceBook voice, Random random) : ISyntheticCaller
{
    private readonly int _atOnce = random.Next(0, 15);
    private readonly int _pause = random.Next(40, 200);

    // Answering-machine detection: so much speech is a person's, so much silence after it is his turn to listen.
    private readonly int _longestHello = random.Next(65, 90);
    private readonly int _helloSilence = random.Next(40, 60);
    private readonly int _endSilence = random.Next(40, 100);
    private bool _hasBegun;

    public void Act(Ear ear, Mouth mouth)
    {
        if (_hasBegun || !Begins(ear)) return;
        _hasBegun = true;
        mouth.Say(voice.Draw(UtteranceKind.Pitch, random));
    }

    private bool Begins(Ear ear) => kind switch
    {
        CallerKind.AtOnceRobot => ear.Now >= _atOnce,
        CallerKind.AfterPauseRobot => ear.Now >= _pause,
        CallerKind.AfterGreetingRobot => ear.Talked > 125 && ear.Quiet >= _endSilence,
        CallerKind.OverAmdRobot => ear.Talked > 0
            && ear.Quiet >= (ear.Talked <= _longestHello ? _helloSilence : _endSilence),
        _ => false,
    };
}
