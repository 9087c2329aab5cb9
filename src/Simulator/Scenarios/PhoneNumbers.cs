namespace Spit.Simulator.Scenarios;

/// <summary>
/// Numbers from the ranges that are kept free for examples (Berlin 23125xxx, United Kingdom 1632 960xxx).
/// </summary>
internal static class PhoneNumbers
{
    public static string Family(int household, int member) => Berlin(10 * household + member);

    public static string Hospital => Berlin(400);

    /// <summary>The people whom the hospital reminds of their appointments.</summary>
    public static IEnumerable<string> Patients => Enumerable.Range(200, 200).Select(Berlin);

    public static string Robocaller => "+441632960123";

    /// <summary>Whoever else lives in the city.</summary>
    public static IEnumerable<string> Victims => Enumerable.Range(500, 500).Select(Berlin);

    private static string Berlin(int extension) => $"+493023125{extension:000}";
}
