namespace Spit.Media.Challenges;

/// <summary>Where in the script a challenged call is.</summary>
public enum ChallengeStage
{
    /// <summary>A short "Hello?" plays.</summary>
    Hello,

    /// <summary>Nothing plays: a robot that took the hello for a person begins here.</summary>
    Pause,

    /// <summary>The long greeting plays, over whoever talks.</summary>
    Greeting,

    /// <summary>Nothing plays: the caller's answer.</summary>
    Listening,

    /// <summary>A digit is asked for.</summary>
    Asking,

    /// <summary>A person: told that he is being connected, and then nothing plays.</summary>
    Connecting,

    /// <summary>Told that he can leave a message.</summary>
    MessagePrompt,

    /// <summary>The caller's message.</summary>
    Message,

    Goodbye,

    /// <summary>There is nothing more to play: hang up.</summary>
    Ended,
}
