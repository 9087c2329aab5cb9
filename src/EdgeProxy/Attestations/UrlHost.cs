using System.Buffers;
using System.Text;

namespace Spit.EdgeProxy.Attestations;

/// <summary>The host of a URL, as far as it can serve as a key.</summary>
internal static class UrlHost
{
    // Chosen: long enough for names in use, short enough for a key; RFC 1035 would allow 255.
    private const int MaxLength = 64;

    // A URL in JSON may have its slashes escaped, so the host is looked for in what is left without the backslashes.
    private const int MaxUrlBytes = 256;

    private static readonly SearchValues<byte> HostBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-._"u8);

    /// <summary>
    /// Reads the host in lower case, without user and port; false when there is none or it is too long.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> url, out string host)
    {
        host = "";
        Span<byte> plain = stackalloc byte[MaxUrlBytes];
        var length = 0;
        foreach (var b in url)
        {
            if (b == '\\')
                continue;
            if (length == MaxUrlBytes)
                break;
            plain[length++] = (byte)char.ToLowerInvariant((char)b);
        }
        ReadOnlySpan<byte> rest = plain[..length];
        var slashes = rest.IndexOf("://"u8);
        if (slashes < 0)
            return false;
        rest = rest[(slashes + 3)..];
        var end = rest.IndexOfAny("/?#"u8);
        rest = end < 0 ? rest : rest[..end];
        rest = rest[(rest.LastIndexOf((byte)'@') + 1)..];
        var port = rest.IndexOf((byte)':');
        rest = port < 0 ? rest : rest[..port];
        if (rest.Length is 0 or > MaxLength || rest.IndexOfAnyExcept(HostBytes) >= 0)
            return false;
        host = Encoding.ASCII.GetString(rest);
        return true;
    }
}
