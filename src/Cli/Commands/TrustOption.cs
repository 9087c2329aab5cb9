using System.CommandLine;
using Spit.Detection;
using Wire = Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>The option that names a trust class.</summary>
internal static class TrustOption
{
    public static Option<Wire.TrustClass> Create(string description) => new("--trust")
    {
        Description = description + ": own, forwarder, peer, international or undeclared.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            // The wire's values are the detection's.
            if (Names.TryRead(text, out var trust))
            {
                return (Wire.TrustClass)trust;
            }
            result.AddError($"--trust: '{text}' is not own, forwarder, peer, international or undeclared");
            return default;
        },
    };
}
