using System.Globalization;
using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>Draws the trunks of a shape; addresses belong to the seed.</summary>
internal sealed class TrunkBuilder(Dice shape, Dice seed, AddressSpace addresses, DeviceCatalogue devices, double scale)
{
    private static readonly string[] PeerNames =
    [
        "ic-north", "ic-south", "telco2", "telco3", "transit-a", "transit-b", "cable-peer", "mobile-1", "mobile-2",
        "wholesale-x", "nni-west", "nni-east", "reseller-k", "ix-central", "carrier-9", "city-net",
    ];

    private readonly string[] _signers =
    [
        .. Enumerable.Range(0, shape.Int(6, 24))
            .Select(_ => "sp-" + shape.Int(1000, 9999).ToString(CultureInfo.InvariantCulture)),
    ];

    public TrunkSet Build()
    {
        var names = shape.Sample(PeerNames, shape.Int(3, 6));
        TrunkKind[] kinds =
        [
            TrunkKind.Open, TrunkKind.BackToBack, shape.Chance(0.7) ? TrunkKind.Proxied : TrunkKind.Open,
            .. Enumerable.Range(0, names.Length - 3).Select(_ => (TrunkKind)shape.Int(0, 2)),
        ];
        kinds = shape.Sample(kinds, kinds.Length);
        Trunk[] peers = [.. names.Select((name, i) => Peer(name, kinds[i]))];
        return new TrunkSet(
            Own("access", (int)(180 * scale) + 4),
            Own("biz", 12),
            Make("forwarder", TrunkKind.Open, 4, Party.HomeHost, Mixed(0.3, 0.2, 0.2)),
            Make(
                "international", (TrunkKind)shape.Int(0, 2), shape.Int(6, 30), "intl.example.com",
                Mixed(0.02, 0.03, 0.25)),
            Make("unknown", TrunkKind.Open, shape.Int(10, 40), "example.net", Mixed(0.05, 0.05, 0.05)),
            new Choice<Trunk>(peers, _ => shape.Factor(0.4, 2.5)));
    }

    private Trunk Own(string name, int networks)
    {
        var signed = shape.Chance(0.5) ? shape.Between(0.9, 1) : shape.Between(0, 0.3);
        var signatures = new Choice<Signature>((new("A", "own"), signed), (Signature.None, 1.001 - signed));
        return Make(name, TrunkKind.Open, networks, Party.HomeHost, signatures);
    }

    private Trunk Peer(string name, TrunkKind kind) =>
        Make(name, kind, shape.Int(8, 40), shape.Chance(0.4) ? Party.HomeHost : name + ".example.net",
            Mixed(shape.Between(0.05, 0.7), shape.Between(0.02, 0.3), shape.Between(0.02, 0.3)));

    private Trunk Make(string name, TrunkKind kind, int networks, string host, Choice<Signature> signatures)
    {
        var dice = shape.Fork(name);
        int[] present = dice.Sample([0, 1, 2, 3, 4], host == Party.HomeHost ? 5 : dice.Int(2, 5));
        Spelling[] spellings = dice.Sample(Enum.GetValues<Spelling>(), 3);
        var traits = new TrunkTraits(
            networks,
            dice.Int(2, 6),
            dice.Chance(0.4) ? devices.Bespoke(dice) : devices.Server(dice),
            new Choice<int>(present, _ => dice.Factor(0.3, 3)),
            signatures,
            new Choice<Spelling>(spellings, i => i == 0 ? 1 : dice.Factor(0.001, 0.15)));
        return new Trunk(name, kind, host, traits, addresses, seed.Fork(name));
    }

    private Choice<Signature> Mixed(double a, double b, double c)
    {
        List<(Signature, double)> mix = [(Signature.None, Math.Max(0.05, 1 - a - b - c))];
        foreach (var signer in shape.Sample(_signers, shape.Int(1, 5)))
        {
            var weight = shape.Factor(0.2, 1);
            mix.Add((new("A", signer), a * weight));
            mix.Add((new("B", signer), b * weight));
            mix.Add((new("C", signer), c * weight));
            mix.Add((new("fail", signer), shape.Factor(0.001, 0.012) * weight));
        }
        return new Choice<Signature>([.. mix]);
    }
}
