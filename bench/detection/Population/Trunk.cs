using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>A way into the network.</summary>
internal sealed class Trunk
{
    private readonly string[] _networks;
    private readonly string[][] _borders;
    private readonly AddressSpace _addresses;
    private readonly Choice<int> _pops;
    private readonly Choice<Signature> _signatures;
    private readonly Choice<Spelling> _spellings;

    public Trunk(string name, TrunkKind kind, string host, TrunkTraits traits, AddressSpace addresses, Dice dice)
    {
        Name = name;
        Kind = kind;
        Host = host;
        _addresses = addresses;
        _pops = traits.Pops;
        _signatures = traits.Signatures;
        _spellings = traits.Spellings;
        _networks = [.. Enumerable.Range(0, traits.Networks).Select(_ => addresses.Network())];
        // A back-to-back agent shows one address for all, or one at each POP; a proxy farm shows a few.
        var one = Border(dice, kind == TrunkKind.Proxied ? traits.Proxies : 1);
        var perPop = kind == TrunkKind.Proxied || dice.Chance(0.5);
        _borders =
        [
            .. Enumerable.Range(0, World.PopCount)
                .Select(_ => perPop ? Border(dice, kind == TrunkKind.Proxied ? traits.Proxies : 1) : one),
        ];
        Writer = kind == TrunkKind.BackToBack ? traits.Border : null;
    }

    public string Name { get; }

    public TrunkKind Kind { get; }

    /// <summary>The host in the callers' URIs.</summary>
    public string Host { get; }

    /// <summary>The agent that writes every INVITE of this trunk anew, if one does.</summary>
    public Device? Writer { get; }

    public int Pop(Dice dice) => _pops.Draw(dice);

    public Spelling Spelling(Dice dice) => _spellings.Draw(dice);

    public Signature Sign(Dice dice) => _signatures.Draw(dice);

    /// <summary>The address of a new sender; null where the border's is seen instead.</summary>
    public string? NewAddress(Dice dice) =>
        Kind == TrunkKind.Open ? _addresses.Take(dice, dice.Pick(_networks)) : null;

    /// <summary>A new sender's address in one of very few networks of the trunk.</summary>
    public string? NewAddress(Dice dice, int ofNetworks) =>
        Kind != TrunkKind.Open ? null
        : _addresses.Take(dice, _networks[dice.Int(0, Math.Min(ofNetworks, _networks.Length) - 1)]);

    public string BorderAddress(int pop, Dice dice) => dice.Pick(_borders[pop]);

    private string[] Border(Dice dice, int count)
    {
        var network = dice.Pick(_networks);
        return [.. Enumerable.Range(0, count).Select(_ => _addresses.Take(dice, network))];
    }
}
