namespace Spit.Simulator.Scenarios;

/// <summary>Who is calling.</summary>
internal enum CallerKind
{
    Family,
    Hospital,
    Robocaller,
}
