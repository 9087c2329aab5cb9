namespace Spit.DetectionBench.Calls;

/// <summary>Reads the numbers in URIs, for programs of the bench that need to know one caller from another.</summary>
internal static class UriText
{
    private const string Country = "49";

    /// <summary>One text for all spellings of a number; the URI itself for what is none.</summary>
    public static string Identity(string uri)
    {
        var user = User(uri);
        var digits = user.StartsWith('+') ? user[1..] : user;
        if (digits.Length < 7 || !digits.All(char.IsAsciiDigit)) return uri;
        if (user.StartsWith('+')) return user;
        return user.StartsWith("00", StringComparison.Ordinal) ? "+" + user[2..]
            : user.StartsWith('0') ? "+" + Country + user[1..]
            : user;
    }

    public static bool IsEmergency(string uri) =>
        uri.StartsWith("urn:service:sos", StringComparison.Ordinal) || User(uri) is "112" or "110" or "911";

    private static string User(string uri)
    {
        var from = uri.IndexOf(':') + 1;
        var to = uri.AsSpan(from).IndexOfAny('@', ';');
        return to < 0 ? uri[from..] : uri.Substring(from, to);
    }
}
