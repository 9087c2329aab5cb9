using System.Diagnostics;
using System.Diagnostics.Metrics;
using Spit.Detection;
using Spit.Sip;

namespace Spit.EdgeProxy;

/// <summary>The edge's instruments; a caller or an address is never a tag.</summary>
internal sealed class EdgeMetrics : IDisposable
{
    private static readonly string[] MethodNames =
        [.. Enum.GetValues<SipMethod>().Select(m => m == SipMethod.Unknown
            ? "OTHER" : m.ToString().ToUpperInvariant())];

    private readonly Meter _meter;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _parseErrors;
    private readonly Counter<long> _shed;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _challenges;
    private readonly Counter<long> _signalHits;
    private readonly Counter<long> _forced;
    private readonly Histogram<double> _verdictDuration;
    private readonly string _pop;

    public EdgeMetrics(IMeterFactory meters, string pop)
    {
        _pop = pop;
        _meter = meters.Create("Spit");
        _messages = _meter.CreateCounter<long>("spit.edge.messages", "{message}", "SIP messages in and out");
        _calls = _meter.CreateCounter<long>("spit.edge.calls", "{call}", "Screened call attempts by disposition");
        _parseErrors =
            _meter.CreateCounter<long>("spit.edge.parse.errors", "{message}", "Messages that could not be read");
        _shed = _meter.CreateCounter<long>("spit.edge.shed", "{message}", "Messages dropped, by reason");
        _faults = _meter.CreateCounter<long>("spit.edge.faults", "{message}", "Messages whose handling failed: a bug");
        _challenges = _meter.CreateCounter<long>(
            "spit.edge.challenges", "{call}", "Calls sent to a challenger, by what became of that");
        _signalHits = _meter.CreateCounter<long>("spit.detection.signal.hits", "{call}", "Calls a signal spoke of");
        _forced = _meter.CreateCounter<long>("spit.detection.forced", "{call}", "Verdicts that a rule forced");
        _verdictDuration = _meter.CreateHistogram<double>(
            "spit.edge.verdict.duration", "s", "From the INVITE to its verdict");
    }

    public void Message(SipMethod method, bool isOutgoing) => _messages.Add(1, new TagList
    {
        { "method", MethodNames[(int)method] },
        { "direction", isOutgoing ? "out" : "in" },
        { "transport", "udp" },
    });

    public void Call(Verdict verdict, TimeSpan elapsed)
    {
        _calls.Add(1, new("disposition", Names.Of(verdict.Disposition)), new("pop", _pop));
        foreach (var contribution in verdict.Contributions)
            _signalHits.Add(1, new KeyValuePair<string, object?>("symbol", contribution.Symbol));
        if (verdict.ForcedBy is { } rule)
            _forced.Add(1, new KeyValuePair<string, object?>("rule", rule));
        _verdictDuration.Record(elapsed.TotalSeconds);
    }

    public void ParseError(string reason) => _parseErrors.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Shed(string reason) => _shed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Challenge(string result) =>
        _challenges.Add(1, new("result", result), new("pop", _pop));

    public void Fault() => _faults.Add(1);

    public void Dispose() => _meter.Dispose();
}
