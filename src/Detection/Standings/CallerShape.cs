namespace Spit.Detection.Standings;

/// <summary>What a caller's identity looks like.</summary>
public enum CallerShape : byte
{
    /// <summary>A number of the home country.</summary>
    Home = 1,

    /// <summary>A number of another country.</summary>
    Foreign = 2,

    /// <summary>A number of an extension's or service's length.</summary>
    Extension = 3,

    /// <summary>A SIP URI whose user part is no number.</summary>
    Uri = 4,

    /// <summary>Withheld.</summary>
    Anonymous = 5,

    /// <summary>Digits that no number plan has.</summary>
    Malformed = 6,
}
