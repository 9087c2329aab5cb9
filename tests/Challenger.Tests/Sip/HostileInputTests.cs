using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Spit.Challenger.Tests.Sip;

/// <summary>
/// The messages of RFC 4475 and RFC 5118, and broken ones, at a running challenger: it takes no call without a seal,
/// loses nothing to a fault, and answers the next one.
/// </summary>
public sealed partial class HostileInputTests(RunningChallenger challenger)
    : IClassFixture<RunningChallenger>, IDisposable
{
    private const int Longest = 65_535;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly UdpClient _stranger = new(new IPEndPoint(IPAddress.Loopback, 0));

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Corpus, "*.dat", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Corpus, file))
            .Order(StringComparer.Ordinal),
    ];

    private static string Corpus => Path.Combine(AppContext.BaseDirectory, "Corpus");

    [Theory, MemberData(nameof(Files))]
    public async Task Receive_CorpusMessage_GoesOn(string file)
    {
        var message = await File.ReadAllBytesAsync(
            Path.Combine(Corpus, file), TestContext.Current.CancellationToken);

        await SendAsync(message);

        await GoesOnAsync();
    }

    [Fact]
    public async Task Receive_BrokenCalls_GoesOn()
    {
        var random = new Random(1);
        var whole = Encoding.ASCII.GetBytes(Invite("broken"));

        // In handfuls, so that no buffer overflows on the way.
        for (var handful = 0; handful < 40; handful++)
        {
            for (var i = 0; i < 15; i++)
            {
                var broken = whole[..random.Next(1, whole.Length + 1)];
                for (var flips = random.Next(4); flips > 0; flips--)
                    broken[random.Next(broken.Length)] = (byte)random.Next(256);
                await SendAsync(broken);
            }

            await GoesOnAsync();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("X-Spit-Handover: AAAA\r\n")]
    [InlineData("X-Spit-Handover: \r\n")]
    public async Task Receive_CallWithoutASeal_IsForbidden(string header)
    {
        await SendAsync(Encoding.ASCII.GetBytes(Invite("unsealed", header)));

        Assert.Equal("403", await FinalCodeAsync("unsealed"));
        await GoesOnAsync();
    }

    public void Dispose() => _stranger.Dispose();

    private async Task SendAsync(byte[] datagram)
    {
        Assert.InRange(datagram.Length, 1, Longest);
        await _stranger.SendAsync(datagram, challenger.Sip, TestContext.Current.CancellationToken);
    }

    private async Task GoesOnAsync()
    {
        var branch = "alive-" + Guid.NewGuid().ToString("N");
        await SendAsync(Encoding.ASCII.GetBytes(Text("OPTIONS", branch, "")));

        Assert.Equal("200", await FinalCodeAsync(branch));
        Assert.Equal(0, challenger.Calls);
        Assert.Empty(challenger.Faults);
    }

    // Answers to what was sent before come too, as they please.
    private async Task<string> FinalCodeAsync(string branch)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var answer = Encoding.Latin1.GetString((await _stranger.ReceiveAsync(patience.Token)).Buffer);
            var code = answer.Split(' ')[1];
            if (answer.Contains(branch, StringComparison.Ordinal) && code[0] != '1') return code;
            Assert.False(code[0] == '2' && IsOfInvite().IsMatch(answer), answer);
        }
    }

    private string Invite(string branch, string header = "") =>
        Text("INVITE", branch, header + "Content-Type: application/sdp\r\n");

    private string Text(string method, string branch, string headers) =>
        $"""
        {method} sip:+493023125002@carrier.example SIP/2.0
        Via: SIP/2.0/UDP {_stranger.Client.LocalEndPoint};branch=z9hG4bK{branch};rport
        From: <sip:+493023125001@carrier.example>;tag=1
        To: <sip:+493023125002@carrier.example>
        Call-ID: {branch}
        CSeq: 1 {method}
        Max-Forwards: 70
        Contact: <sip:{_stranger.Client.LocalEndPoint}>

        """.ReplaceLineEndings("\r\n") + headers + "Content-Length: 0\r\n\r\n";

    [GeneratedRegex(@"(?im)^cseq\s*:\s*\d+\s+INVITE")]
    private static partial Regex IsOfInvite();
}
