namespace Spit.DetectionBench.Commands;

/// <summary>How a program of the bench ends.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The answer is "no".</summary>
    public const int No = 1;

    public const int WrongUse = 2;
}
