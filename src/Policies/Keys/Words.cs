using Spit.Detection;
using Spit.Detection.Signals;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>The words that stand for dispositions, trust classes and signals.</summary>
internal static class Words
{
    public static WordShape<string> Symbol() => new("a signal's symbol", Symbols.All, word => word);

    public static WordShape<TrustClass> Trust() => Of("a trust class", Names.Of,
        TrustClass.Own, TrustClass.Forwarder, TrustClass.Peer, TrustClass.International, TrustClass.Undeclared);

    public static WordShape<Disposition> Disposition(params Disposition[] allowed) =>
        Of("a disposition", Names.Of, allowed);

    private static WordShape<T> Of<T>(string what, Func<T, string> name, params T[] values) => new(
        what,
        [.. values.Select(name)],
        word => Array.Find(values, v => name(v) == word)!);
}
