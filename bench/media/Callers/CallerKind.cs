namespace Spit.MediaBench.Callers;

/// <summary>Who calls.</summary>
internal enum CallerKind
{
    /// <summary>Listens, then says a word.</summary>
    SilentHuman,

    /// <summary>Answers the hello, stops when the greeting comes, and answers again.</summary>
    HelloHuman,

    /// <summary>In a loud place.</summary>
    NoiseHuman,
    BreathingHuman,

    /// <summary>Hums and agrees while the greeting plays.</summary>
    BackChannelHuman,
    TelevisionHuman,

    /// <summary>Presses keys while the greeting plays.</summary>
    KeyHuman,

    AtOnceRobot,
    AfterPauseRobot,

    /// <summary>Waits for the silence after a long announcement.</summary>
    AfterGreetingRobot,

    /// <summary>Takes a short hello for a person, and everything else for a machine whose end it waits for.</summary>
    OverAmdRobot,
    SilentRobot,

    /// <summary>Listens, stops when somebody speaks, and answers in sentences: an AI voice agent.</summary>
    AgentRobot,
}
