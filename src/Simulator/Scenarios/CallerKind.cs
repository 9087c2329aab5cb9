namespace Spit.Simulator.Scenarios;

/// <summary>Who is calling.</summary>
internal enum CallerKind
{
    Family,
    Hospital,
    Robocaller,

    /// <summary>Somebody nobody knows, who speaks.</summary>
    Human,

    /// <summary>A recording that speaks.</summary>
    Robot,
}
