using System.Text;
using Spit.Detection;
using Spit.EdgeProxy.Transport;
using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Screening;

/// <summary>Counts, for each source, what it sends beside calls, until the grid is told.</summary>
/// <remarks>
/// A scanner shows itself before it calls: it asks after one user and the next by OPTIONS and REGISTER, under a name
/// that it then hides, and tries what a parser does with nonsense. A phone names one user, its own, so nobody is told
/// of a source that names a few. Room for so many sources and names and no more: over UDP both can be invented without
/// end. Not for several threads at once.
/// </remarks>
internal sealed class ProbeBook(RunningPolicy policies)
{
    // Chosen: of a minute, at a site with as many phones that register. By count, 3 MB when each has one name, and 80
    // MB when each is forged and has all that it may.
    private const int MostSources = 16_384;

    // Chosen: no phone has so many users, and a sweep has them within a minute.
    private const int Sweep = 3;

    private static readonly TimeSpan Page = TimeSpan.FromMinutes(1);

    // Chosen: longer than the names of people, and short enough that a flood of them is cheap.
    private const int LongestName = 64;

    private readonly Dictionary<SourceAddress, Entry> _entries = [];
    private DateTimeOffset? _begun;

    /// <summary>Takes in a request outside of a dialog that is no INVITE.</summary>
    /// <returns>False when there was no room for it.</returns>
    public bool TryAdd(SipEndPoint source, SipMessageView request)
    {
        var isOfScanner = policies.Current.IsScanner(UserAgentText.Read(request.Get(SipHeaderName.UserAgent)));
        var name = request.Method is SipMethod.Options or SipMethod.Register ? NameOf(request) : "";
        if (!isOfScanner && name.Length == 0) return true;
        if (EntryOf(source) is not { } entry) return false;
        if (isOfScanner) entry.OfScanners++;
        if (name.Length > 0 && entry.Names.Count < SourceProbes.MostNames && !entry.Names.Contains(name))
            entry.Names.Add(name);
        return true;
    }

    /// <summary>Takes in a message that cannot be read.</summary>
    /// <returns>False when there was no room for it.</returns>
    public bool TryAddMalformed(SipEndPoint source)
    {
        if (EntryOf(source) is not { } entry) return false;
        entry.Malformed++;
        return true;
    }

    /// <summary>What the grid has not been told; a minute later a source begins anew.</summary>
    public IReadOnlyList<SourceProbes> Take(DateTimeOffset now)
    {
        if (_entries.Count == 0) return [];
        SourceProbes[] taken =
        [
            .. _entries.Where(pair => pair.Value.HasNews).Select(pair => pair.Value.Tell(pair.Key)),
        ];
        _begun ??= now;
        if ((now - _begun.Value).Duration() >= Page)
        {
            _entries.Clear();
            _begun = null;
        }
        return taken;
    }

    // Empty for a To without a user, as a neighbour's keep-alive has it.
    private static string NameOf(SipMessageView request)
    {
        if (!SipUri.TryRead(request.To.Uri, out var uri)) return "";
        return Encoding.ASCII.GetString(uri.User[..Math.Min(uri.User.Length, LongestName)]);
    }

    private Entry? EntryOf(SipEndPoint source)
    {
        if (_entries.TryGetValue(source.Address, out var entry)) return entry;
        if (_entries.Count >= MostSources) return null;
        return _entries[source.Address] = new Entry();
    }

    private sealed class Entry
    {
        private int _told;

        public int Malformed { get; set; }

        public int OfScanners { get; set; }

        public List<string> Names { get; } = [];

        public bool HasNews => Malformed > 0 || OfScanners > 0 || ToTell > _told;

        private int ToTell => Names.Count >= Sweep ? Names.Count : 0;

        public SourceProbes Tell(SourceAddress source)
        {
            var news = new SourceProbes
            {
                Source = source,
                Malformed = Malformed,
                Names = [.. Names.Take(ToTell).Skip(_told)],
                OfScanners = OfScanners,
            };
            (Malformed, OfScanners, _told) = (0, 0, ToTell);
            return news;
        }
    }
}
