namespace Spit.Hosting.Commands;

/// <summary>What the programs end with.</summary>
public static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The answer is "no": a check failed.</summary>
    public const int No = 1;

    /// <summary>Wrong options or a wrong configuration; nothing was started.</summary>
    public const int WrongUse = 2;
}
