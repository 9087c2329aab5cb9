using System.Text;

namespace Spit.EdgeProxy.Screening;

/// <summary>The headers that carry a verdict.</summary>
internal sealed record VerdictHeaderNames(byte[] Verdict, byte[] Symbols)
{
    public static VerdictHeaderNames From(EdgeOptions options) =>
        new(Encoding.ASCII.GetBytes(options.VerdictHeader), Encoding.ASCII.GetBytes(options.SymbolsHeader));
}
