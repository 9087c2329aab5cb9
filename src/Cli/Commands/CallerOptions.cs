using System.CommandLine;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>The argument and the option that name a caller.</summary>
internal sealed class CallerOptions
{
    private readonly Argument<string> _uri = new("CALLER") { Description = "SIP or tel URI, or a number." };
    private readonly Option<TrustClass> _trust = TrustOption.Create("Only in this trust class");

    public void AddTo(Command command)
    {
        command.Add(_uri);
        command.Add(_trust);
    }

    public CallerSubject Read(ParseResult parsed) =>
        new() { Uri = parsed.GetRequiredValue(_uri), Trust = parsed.GetValue(_trust) };
}
