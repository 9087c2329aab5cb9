using System.CommandLine;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>The argument that names a list.</summary>
internal static class ListArgument
{
    /// <param name="isOptional">True: it may be left out, which means both lists.</param>
    public static Argument<ListKind> Create(bool isOptional) => new("LIST")
    {
        Description = "allow or block" + (isOptional ? "; both when left out." : "."),
        Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            switch (result.Tokens is [var token, ..] ? token.Value : "")
            {
                case "allow": return ListKind.Allow;
                case "block": return ListKind.Block;
                case "": return ListKind.Unspecified;
                default:
                    result.AddError($"LIST: '{result.Tokens[0].Value}' is not allow or block");
                    return default;
            }
        },
    };
}
