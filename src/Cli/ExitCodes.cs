namespace Spit.Cli;

/// <summary>What spitctl ends with.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>The answer is "no": the verdict is to refuse the call, or the caller was never seen.</summary>
    public const int No = 1;

    public const int WrongUse = 2;

    public const int Unreachable = 3;

    public const int NotAllowed = 4;
}
