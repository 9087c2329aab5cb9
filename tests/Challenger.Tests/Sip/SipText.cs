using System.Globalization;

namespace Spit.Challenger.Tests.Sip;

/// <summary>A SIP message as it stood on the wire.</summary>
internal sealed record SipText(string Text)
{
    private const string End = "\r\n\r\n";

    public string FirstLine => Text[..Text.IndexOf('\r')];

    public string Method => FirstLine[..FirstLine.IndexOf(' ')];

    /// <summary>Of a response.</summary>
    public int Code => int.Parse(FirstLine.AsSpan(8, 3), CultureInfo.InvariantCulture);

    public string Body => Text[(Text.IndexOf(End, StringComparison.Ordinal) + End.Length)..];

    public string? Header(string name) => Text[..Text.IndexOf(End, StringComparison.Ordinal)].Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 1)..].Trim()).SingleOrDefault();
}
