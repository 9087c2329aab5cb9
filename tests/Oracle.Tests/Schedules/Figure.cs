namespace Spit.Oracle.Tests.Schedules;

/// <summary>What a test says beside its result.</summary>
internal static class Figure
{
    public static void Tell(string figure) => TestContext.Current.TestOutputHelper?.WriteLine("FIGURE " + figure);
}
