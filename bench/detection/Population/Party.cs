namespace Spit.DetectionBench.Population;

/// <summary>Who calls or is called: a number, or a URI that is none.</summary>
internal sealed class Party
{
    public const string HomeHost = "carrier.example";
    private const string Home = "+49";

    private readonly string? _uri;
    private (Spelling Spelling, string Host, string Uri) _last;
    private (Spelling Spelling, string Host, string Uri) _before;

    private Party(string number, string? uri)
    {
        Number = number;
        _uri = uri;
        _last = _before = (Spelling.International, "", "");
    }

    /// <summary>E.164 with its plus; empty for a URI that is no number.</summary>
    public string Number { get; }

    public bool IsNational => Number.StartsWith(Home, StringComparison.Ordinal);

    public static Party Of(string number) => new(number, null);

    public static Party Named(string uri) => new("", uri);

    public string Spell(Spelling spelling, string host)
    {
        if (_uri is not null) return _uri;
        if (_last.Spelling == spelling && _last.Host == host) return _last.Uri;
        (_last, _before) = (_before, _last);
        if (_last.Spelling != spelling || _last.Host != host) _last = (spelling, host, Write(spelling, host));
        return _last.Uri;
    }

    private string Write(Spelling spelling, string host) => spelling switch
    {
        Spelling.InternationalPhone => $"sip:{Number}@{host};user=phone",
        Spelling.Tel => "tel:" + Number,
        Spelling.National => $"sip:{National}@{host};user=phone",
        Spelling.NationalPlain => $"sip:{National}@{host}",
        Spelling.DoubleZero => $"sip:00{Number[1..]}@{host};user=phone",
        _ => $"sip:{Number}@{host}",
    };

    private string National => IsNational ? "0" + Number[Home.Length..] : "00" + Number[1..];
}
