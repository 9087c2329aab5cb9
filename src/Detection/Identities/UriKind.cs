namespace Spit.Detection.Identities;

/// <summary>What a caller was presented as.</summary>
internal enum UriKind : byte
{
    Sip = 1,

    /// <summary>A tel URI or a bare number.</summary>
    Tel = 2,
}
