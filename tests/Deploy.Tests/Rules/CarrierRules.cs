using System.Net;
using k8s.Models;
using Spit.Challenger;
using Spit.Deploy.Tests.Kubernetes;
using Spit.EdgeProxy;
using Spit.Silo;

namespace Spit.Deploy.Tests.Rules;

/// <summary>What the overlays say of each other: who is called where, and who lets him in.</summary>
internal static class CarrierRules
{
    /// <summary>Every fault of overlays that are each without fault, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string silos, string edges, string challengers)
    {
        var (grid, edge, challenger) = (Site.Parse(silos), Site.Parse(edges), Site.Parse(challengers));
        var silo = await OptionsAsync<SiloOptions>(grid);
        var proxy = await OptionsAsync<EdgeOptions>(edge);
        var machine = await OptionsAsync<ChallengerOptions>(challenger);
        var replicas = challenger.Of<V1StatefulSet>().Sum(s => s.Spec.Replicas ?? 1);
        return
        [
            .. proxy.Grid.Where(uri => !IsService(grid, uri)).Select(uri => $"edges ask {uri}, which is no silo"),
            .. machine.Grid.Where(uri => !IsService(grid, uri))
                .Select(uri => $"challengers ask {uri}, which is no silo"),
            .. proxy.Challengers.Count < replicas ? ["edges do not know all challengers"] : Array.Empty<string>(),
            .. proxy.Challengers.SelectMany(c => Ways(grid, c.EndPoint, silo, machine)),
        ];
    }

    private static async Task<T> OptionsAsync<T>(Site site)
        where T : class => (await RunningPod.OfAsync(site, site.Workloads.Single())).Options as T
            ?? throw new InvalidOperationException($"no {typeof(T).Name} can be read");

    private static IEnumerable<string> Ways(
        Site grid, IPEndPoint? challenger, SiloOptions silo, ChallengerOptions machine)
    {
        if (challenger is null)
        {
            yield return "an edge does not start while the name of a challenger is not known";
            yield break;
        }
        if (challenger.Port != machine.Sip.Port)
            yield return $"edges call {challenger}, but challengers listen on {machine.Sip.Port}";
        var policies = grid.Of<V1NetworkPolicy>().Select(p => p.Spec).ToArray();
        if (!policies.Any(p => (p.Ingress ?? []).Any(i => Opens(i.FromProperty, i.Ports, challenger, silo.Api.Port))))
            yield return $"silos do not let {challenger.Address} in at {silo.Api.Port}";
        if (!policies.Any(p => (p.Egress ?? []).Any(e => Opens(e.To, e.Ports, challenger, machine.Api.Port))))
            yield return $"silos do not get out to {challenger.Address} at {machine.Api.Port}";
    }

    private static bool Opens(
        IList<V1NetworkPolicyPeer> peers, IList<V1NetworkPolicyPort> ports, IPEndPoint who, int port) =>
        peers.Any(p => p.IpBlock is { } block && IPNetwork.Parse(block.Cidr).Contains(who.Address))
        && ports.Any(p => p.Port.Value == $"{port}");

    private static bool IsService(Site grid, Uri uri) => grid.Of<V1Service>().Any(s =>
        uri.Host == $"{s.Metadata.Name}.{s.Metadata.NamespaceProperty}.svc"
        && s.Spec.Ports.Any(p => p.Port == uri.Port));
}
