using Spit.Deploy.Tests.Kubernetes;

namespace Spit.Deploy.Tests.Rules;

/// <summary>Everything that can be wrong with an overlay, a sentence each.</summary>
internal static class SiteRules
{
    public static async Task<IReadOnlyList<string>> FaultsAsync(string yaml)
    {
        Site site;
        try
        {
            site = Site.Parse(yaml);
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            return [$"not what Kubernetes knows: {fault.Message} {fault.InnerException?.Message}"];
        }
        var pods = await Task.WhenAll(site.Workloads.Select(w => RunningPod.OfAsync(site, w)));
        return
        [
            .. site.Unread().Select(o => $"{o.GetType().Name} is not looked at"),
            .. pods.SelectMany(ProgramRules.Faults),
            .. pods.SelectMany(p => ChallengerRules.Faults(site, p)),
            .. site.Workloads.SelectMany(w => SecurityRules.Faults(site, w)),
            .. NetworkRules.Faults(site, pods),
            .. ScaleRules.Faults(site),
        ];
    }
}
