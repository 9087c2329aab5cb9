namespace Spit.Sip.Uris;

/// <summary>The schemes told apart.</summary>
public enum SipUriScheme : byte
{
    /// <summary>Any other: the scheme token says which.</summary>
    Other,
    Sip,
    Sips,

    /// <summary>RFC 3966.</summary>
    Tel,

    /// <summary>RFC 8141; emergency services are <c>urn:service:sos</c> (RFC 5031).</summary>
    Urn,
}
