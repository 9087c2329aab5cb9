namespace Spit.Sip;

/// <summary>A request method (RFC 3261 7.1 and its extensions). Method tokens are compared case-sensitively.</summary>
public enum SipMethod : byte
{
    /// <summary>An extension method: its token says which.</summary>
    Unknown,
    Invite,
    Ack,
    Bye,
    Cancel,
    Options,
    Register,

    /// <summary>RFC 3262.</summary>
    Prack,

    /// <summary>RFC 6665.</summary>
    Subscribe,

    /// <summary>RFC 6665.</summary>
    Notify,

    /// <summary>RFC 3903.</summary>
    Publish,

    /// <summary>RFC 6086.</summary>
    Info,

    /// <summary>RFC 3515.</summary>
    Refer,

    /// <summary>RFC 3428.</summary>
    Message,

    /// <summary>RFC 3311.</summary>
    Update,
}
