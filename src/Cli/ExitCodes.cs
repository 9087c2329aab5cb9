namespace Spit.Cli;

/// <summary>What spitctl ends with.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>The answer is "no": the call would be refused, or there is no such caller, source or entry.</summary>
    public const int No = 1;

    public const int WrongUse = 2;

    /// <summary>The grid did not answer, or could not do what was asked.</summary>
    public const int Unreachable = 3;

    public const int NotAllowed = 4;
}
