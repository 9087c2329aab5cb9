namespace Spit.Deploy.Tests;

/// <summary>Fails with every fault on a line of its own.</summary>
internal static class NoFaults
{
    public static void In(IEnumerable<string> faults)
    {
        string[] all = [.. faults];
        if (all.Length > 0) Assert.Fail($"{all.Length} faults:\n{string.Join('\n', all)}");
    }
}
