namespace Spit.Challenger.Calls;

/// <summary>Which way the audio of a connected call goes.</summary>
internal enum MediaState : byte
{
    /// <summary>Through our relay.</summary>
    Relayed,

    /// <summary>One party's offer is on its way to the other; audio goes as before.</summary>
    Passing,

    /// <summary>From party to party.</summary>
    Direct,

    /// <summary>Parties are being told to send to our relay again, which is heard already.</summary>
    Recalling,
}
