namespace Spit.Challenger.Audio;

/// <summary>Whence a party's audio comes.</summary>
internal enum PartyPlace : byte
{
    /// <summary>None has come since its address was agreed on.</summary>
    Unheard,

    /// <summary>From the address and port that were agreed on.</summary>
    AsAgreed,

    /// <summary>From another port: a translator of addresses is between.</summary>
    Elsewhere,
}
