namespace Spit.Simulator.Scenarios;

/// <summary>
/// Numbers from the ranges that are kept free for examples (Berlin 23125xxx, United Kingdom 1632 960xxx, United States
/// 555 01xx).
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

    /// <summary>A human whom nobody knows.</summary>
    public static string Stranger => "+15550100142";

    public static string CalledByStranger => Berlin(101);

    /// <summary>A recording that nobody knows.</summary>
    public static string Robot => "+441632960456";

    /// <summary>Wants to hear what robots have to say.</summary>
    public static string CalledByRobot => Berlin(102);

    private static string Berlin(int extension) => $"+493023125{extension:000}";
}
