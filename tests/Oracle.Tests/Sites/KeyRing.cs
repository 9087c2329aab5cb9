using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Spit.Detection;

namespace Spit.Oracle.Tests.Sites;

/// <summary>The keys of one schedule, which no other has.</summary>
/// <remarks>
/// Numbers kept for fiction. Sources are of the prefix for documentation (RFC 3849): the blocks for it in IPv4 have not
/// enough addresses for every schedule to have its own.
/// </remarks>
internal sealed class KeyRing
{
    private static readonly TrustClass[] Classes = Enum.GetValues<TrustClass>();

    /// <param name="space">Tells apart schedules of different tests with one seed.</param>
    /// <param name="seed">The schedule.</param>
    /// <param name="callers">How many.</param>
    /// <param name="sources">How many.</param>
    public KeyRing(char space, int seed, int callers, int sources)
    {
        Callers = [.. Enumerable.Range(0, callers).Select(i => Caller(space, seed, i))];
        Sources = [.. Enumerable.Range(0, sources).Select(i => Source(space, seed, i))];
    }

    public IReadOnlyList<CallerKey> Callers { get; }

    public IReadOnlyList<SourceAddress> Sources { get; }

    /// <summary>Callers, then sources.</summary>
    public IEnumerable<GridKey> All =>
        Callers.Select(caller => new GridKey(caller, null)).Concat(Sources.Select(source => new GridKey(null, source)));

    private static CallerKey Caller(char space, int seed, int number) => new(
        Classes[(seed + number) % Classes.Length],
        string.Create(CultureInfo.InvariantCulture, $"sip:+1555010{number:0000}@{space}{seed}.example"));

    private static SourceAddress Source(char space, int seed, int number)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"2001:db8:{(int)space:x}:{seed >> 16:x}:{seed & 0xFFFF:x}::{number + 1:x}");
        var address = IPAddress.Parse(text);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? SourceAddress.From(address)
            : throw new InvalidOperationException(text);
    }
}
