namespace Spit.EdgeProxy.Tests.Peers;

/// <summary>A SIP message as a test reads it: lines, as they stood on the wire (Latin-1).</summary>
internal sealed record SipText(string Text)
{
    public string FirstLine => Text[..Text.IndexOf('\r')];

    public string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    /// <summary>The status code; 0 for a request.</summary>
    public int Code => FirstLine.StartsWith("SIP/2.0 ", StringComparison.Ordinal)
        ? int.Parse(FirstLine.AsSpan(8, 3), System.Globalization.CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The values of all fields of a name, in order, one a line.</summary>
    public string[] All(string name) =>
        [.. Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Skip(1)
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())];

    /// <summary>The value of the only field of a name.</summary>
    public string One(string name) => Assert.Single(All(name));

    /// <summary>A response to this request, as a peer of few words writes it.</summary>
    public string Response(int code, string tag = "", string extra = "")
    {
        var kept = Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Skip(1)
            .Where(line => IsKept(line[..line.IndexOf(':')].Trim()))
            .Select(line => line.StartsWith("To:", StringComparison.Ordinal) ? WithTag(line, tag) : line);
        return $"SIP/2.0 {code} Because\r\n{string.Join("\r\n", kept)}\r\n{extra}Content-Length: 0\r\n\r\n";
    }

    private static string WithTag(string to, string tag) =>
        tag.Length > 0 && !to.Contains(";tag=", StringComparison.Ordinal) ? $"{to};tag={tag}" : to;

    private static bool IsKept(string name) => name is "Via" or "From" or "To" or "Call-ID" or "CSeq" or "Record-Route";
}
