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
/// that it then hides, and tries what a parser does with nonsense. Room for so many sources and names and no more: over
/// UDP both can be invented without end. Not for several threads at once.
/// </remarks>
internal sealed class ProbeBook(RunningPolicy policies)
{
    // Chosen: of a second. Sites have some hundred sources that send anything but calls in one.
    private const int MostSources = 1024;

    // Chosen: longer than the names of people, and short enough that a flood of them is cheap.
    private const int LongestName = 64;

    private readonly Dictionary<SourceAddress, Entry> _entries = [];

    /// <summary>Takes in a request outside of a dialog that is no INVITE.</summary>
    /// <returns>False when there was no room for it.</returns>
    public bool TryAdd(SipEndPoint source, SipMessageView request)
    {
        var isOfScanner = policies.Current.IsScanner(UserAgentText.Read(request.Get(SipHeaderName.UserAgent)));
        var name = request.Method is SipMethod.Options or SipMethod.Register ? NameOf(request) : "";
        if (!isOfScanner && name.Length == 0) return true;
        if (EntryOf(source) is not { } entry) return false;
        if (isOfScanner) entry.OfScanners++;
        if (name.Length > 0 && entry.Names.Count < SourceProbes.MostNames) entry.Names.Add(name);
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

    /// <summary>Takes out all that was counted.</summary>
    public IReadOnlyList<SourceProbes> Take()
    {
        if (_entries.Count == 0) return [];
        SourceProbes[] taken = [.. _entries.Select(pair => new SourceProbes
        {
            Source = pair.Key,
            Malformed = pair.Value.Malformed,
            Names = [.. pair.Value.Names],
            OfScanners = pair.Value.OfScanners,
        })];
        _entries.Clear();
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
        public int Malformed { get; set; }

        public int OfScanners { get; set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
    }
}
