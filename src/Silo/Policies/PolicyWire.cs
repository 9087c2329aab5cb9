using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spit.Grains.Policies;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Policies;

/// <summary>Revisions and faults as the contract's messages.</summary>
internal static class PolicyWire
{
    /// <summary>A revision without its text.</summary>
    /// <param name="info">Which one.</param>
    /// <param name="running">The number of the one that runs.</param>
    public static P.Policy Of(PolicyInfo info, int running) => new()
    {
        Revision = Name(info.Number),
        Author = info.Author,
        Message = info.Message,
        CreateTime = Timestamp.FromDateTimeOffset(info.Applied),
        RevertedTo = info.RevertedTo == 0 ? "" : Name(info.RevertedTo),
        Running = info.Number == running,
    };

    public static P.PolicyFault Of(Spit.Policies.PolicyFault fault) =>
        new() { Line = fault.Line, Column = fault.Column, Path = fault.Path, Reason = fault.Reason };

    /// <summary>What verdicts call a revision.</summary>
    public static string Name(int number) => "r" + number.ToString(CultureInfo.InvariantCulture);
}
