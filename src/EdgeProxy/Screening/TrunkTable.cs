using System.Net;
using Spit.Detection;

namespace Spit.EdgeProxy.Screening;

/// <summary>Finds the declared trunk of a source address; the longest prefix wins.</summary>
internal sealed class TrunkTable
{
    private readonly (IPNetwork Network, Trunk Trunk)[] _networks;
    private readonly Dictionary<SourceAddress, Trunk> _addresses = [];

    public TrunkTable(IEnumerable<(IPNetwork Network, Trunk Trunk)> networks)
    {
        var all = networks.ToArray();
        foreach (var (network, trunk) in all)
        {
            if (IsSingleAddress(network))
                _addresses[SourceAddress.From(network.BaseAddress)] = trunk;
        }
        _networks = [.. all.Where(n => !IsSingleAddress(n.Network)).OrderByDescending(n => n.Network.PrefixLength)];
    }

    public static TrunkTable From(IEnumerable<TrunkOptions> trunks) => new(trunks.SelectMany(options =>
    {
        var attests = options.Attestation == AttestationTrust.Trusted;
        var trunk = new Trunk(options.Name, options.Class, options.AssertedIdentity, attests);
        return options.Sources.Select(network => (network, trunk));
    }));

    public Trunk Find(SourceAddress source)
    {
        if (_addresses.TryGetValue(source, out var trunk))
            return trunk;
        if (_networks.Length == 0)
            return Trunk.Undeclared;
        var address = source.ToIPAddress();
        foreach (var (network, declared) in _networks)
        {
            if (network.Contains(address))
                return declared;
        }
        return Trunk.Undeclared;
    }

    private static bool IsSingleAddress(IPNetwork network) =>
        network.PrefixLength == network.BaseAddress.GetAddressBytes().Length * 8;
}
