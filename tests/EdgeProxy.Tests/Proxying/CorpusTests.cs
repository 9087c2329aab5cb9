using System.Text.RegularExpressions;
using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>Every message of RFC 4475 and RFC 5118, sent to a running edge: it does what expected.tsv says.</summary>
public sealed partial class CorpusTests
{
    public static TheoryData<string, string> Rows => new(
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", "expected.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(row => (row[0], row[3])));

    [Theory, MemberData(nameof(Rows))]
    public async Task Edge_CorpusMessage_DoesWhatAStatefulProxyDoes(string file, string expected)
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var datagram = await File.ReadAllBytesAsync(
            Path.Combine(AppContext.BaseDirectory, "Corpus", file), TestContext.Current.CancellationToken);

        edge.Caller.Send(OnThisMachine(datagram, edge), edge.EndPoint);

        var codes = Codes().Matches(expected).Select(m => int.Parse(m.Value, null)).ToArray();
        if (codes.Length == 0 && !Forwards().IsMatch(expected))
            await IsDroppedAsync(edge);
        else
            await HasOneOfAsync(edge, codes, mayForward: codes.Length == 0 || expected.Contains(", or "));
    }

    private static async Task IsDroppedAsync(EdgeUnderTest edge)
    {
        await edge.CalleeHasNothingMoreAsync();
        await edge.CallerHasNothingMoreAsync();
    }

    private static async Task HasOneOfAsync(EdgeUnderTest edge, int[] codes, bool mayForward)
    {
        using var either = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var answered = FinalAnswerAsync(edge);
        var forwarded = mayForward ? edge.Callee.ReceiveAsync() : Never(either.Token);
        var first = await await Task.WhenAny(answered, forwarded);
        if (first.Code != 0)
            Assert.True(codes.Contains(first.Code), first.Text);
        else
            Assert.Contains($"UDP {edge.EndPoint};", first.All("Via")[0], StringComparison.Ordinal);
        await either.CancelAsync();
    }

    private static async Task<SipText> FinalAnswerAsync(EdgeUnderTest edge)
    {
        var answer = await edge.Caller.ReceiveAsync();
        return answer.Code < 200 ? await edge.Caller.ReceiveAsync() : answer;
    }

    private static async Task<SipText> Never(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException();
    }

    /// <summary>
    /// The answer comes to this peer's port, and an address in its Route is the callee's.
    /// </summary>
    private static byte[] OnThisMachine(byte[] datagram, EdgeUnderTest edge)
    {
        var text = System.Text.Encoding.Latin1.GetString(datagram);
        text = RouteAddress().Replace(text, "${1}" + edge.Callee.EndPoint);
        var via = TopVia().Match(text);
        if (via.Success) text = text.Insert(via.Index + via.Length, ";rport");
        return System.Text.Encoding.Latin1.GetBytes(text);
    }

    [GeneratedRegex(@"\b[456]\d\d\b")]
    private static partial Regex Codes();

    [GeneratedRegex("^(forwards|matched|well formed|received=|::ffff)")]
    private static partial Regex Forwards();

    [GeneratedRegex(@"(?im)^(route\s*:\s*<sips?:)[\d.:]+")]
    private static partial Regex RouteAddress();

    [GeneratedRegex(@"(?im)^(via|v)\s*:\s*SIP\s*/\s*[\d.]+\s*/\s*\S+\s+[^;,\s]+(?![^\r]*;rport)")]
    private static partial Regex TopVia();
}
