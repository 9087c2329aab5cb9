using System.Globalization;

namespace Spit.Detection.Lists;

/// <summary>A CIDR block; IPv4 is held as IPv4-mapped IPv6, so /24 of IPv4 is 120 bits long.</summary>
/// <param name="Base">The first address: all bits beyond the length are zero.</param>
/// <param name="Length">0 to 128 bits.</param>
internal readonly record struct Network(SourceAddress Base, int Length)
{
    public const int MostBits = 128;

    private const int MappedBits = 96;

    public static Network Of(SourceAddress address, int length)
    {
        var high = length >= 64 ? ulong.MaxValue : length == 0 ? 0 : ulong.MaxValue << (64 - length);
        var low = length >= 128 ? ulong.MaxValue : length <= 64 ? 0 : ulong.MaxValue << (128 - length);
        return new Network(new SourceAddress(address.High & high, address.Low & low), length);
    }

    /// <summary>Reads <c>198.51.100.0/24</c>, <c>2001:db8::/32</c> or an address alone.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Network network, out string error)
    {
        network = default;
        error = "";
        var slash = text.IndexOf('/');
        var host = slash < 0 ? text : text[..slash];
        if (!SourceAddress.TryParse(host, out var address))
        {
            error = $"'{host}' is no IP address.";
            return false;
        }
        var length = MostBits;
        if (slash >= 0)
        {
            var most = host.Contains(':') ? MostBits : MostBits - MappedBits;
            if (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length)
                || length > most)
            {
                error = $"'{text}' needs a length of 0 to {most} after the slash.";
                return false;
            }
            length += MostBits - most;
        }
        network = Of(address, length);
        if (network.Base == address) return true;
        error = $"'{text}' has bits beyond its length; the network is {network}.";
        return false;
    }

    public override string ToString()
    {
        if (Length == MostBits) return Base.ToString();
        var isIPv4 = Base.IsIPv4 && Length >= MappedBits;
        var length = isIPv4 ? Length - MappedBits : Length;
        return string.Create(CultureInfo.InvariantCulture, $"{Base}/{length}");
    }
}
