using System.Globalization;
using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>Gives out addresses by networks of 256, from ranges that route nowhere.</summary>
internal sealed class AddressSpace(Dice dice)
{
    private readonly HashSet<int> _networks = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>The first three bytes of a network that nobody else has, with the last dot.</summary>
    public string Network()
    {
        while (true)
        {
            // RFC 2544 benchmark space, RFC 6598 shared space, RFC 1918: none tells who is inside and who outside.
            var (first, second) = dice.Int(0, 9) switch
            {
                0 => (198, dice.Int(18, 19)),
                <= 4 => (100, dice.Int(64, 127)),
                _ => (10, dice.Int(0, 255)),
            };
            var third = dice.Int(0, 255);
            if (_networks.Add((first << 16) | (second << 8) | third))
                return string.Create(CultureInfo.InvariantCulture, $"{first}.{second}.{third}.");
        }
    }

    /// <summary>A free address of the network, or any of it when it is full.</summary>
    public string Take(Dice draw, string network)
    {
        var address = "";
        for (var i = 0; i < 40; i++)
        {
            address = network + draw.Int(1, 254).ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(address)) break;
        }
        return address;
    }

    /// <summary>An address of RFC 3849 space that nobody else has.</summary>
    public string TakeV6(Dice draw)
    {
        string address;
        do
        {
            address = string.Create(
                CultureInfo.InvariantCulture,
                $"2001:db8:{draw.Int(1, 0xffff):x}:{draw.Int(1, 0xffff):x}::{draw.Int(1, 0xffff):x}");
        }
        while (!_taken.Add(address));
        return address;
    }
}
