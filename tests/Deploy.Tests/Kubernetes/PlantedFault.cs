using Spit.Deploy.Tests.Rules;

namespace Spit.Deploy.Tests.Kubernetes;

/// <summary>A checker that finds nothing proves nothing: faults are put into what was rendered.</summary>
internal static class PlantedFault
{
    /// <summary>What is found when the first of what is right is replaced by what is wrong.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string overlay, string right, string wrong)
    {
        var yaml = await Overlay.RenderAsync(overlay);
        var at = yaml.IndexOf(right, Ordinal);
        Assert.True(at >= 0, $"'{right}' is not in {overlay}");
        return await SiteRules.FaultsAsync(yaml[..at] + wrong + yaml[(at + right.Length)..]);
    }
}
