using System.Net;
using Spit.Simulator.Scenarios;

namespace Spit.Simulator.Calling;

/// <summary>What names a call in its messages, as the calling side writes it.</summary>
internal sealed record CallIdentity
{
    private const string Domain = "carrier.example";

    public required string CallId { get; init; }

    /// <summary>Unique in space and time; the tag and the branches are made of it.</summary>
    public required string Token { get; init; }

    public required PlannedCall Call { get; init; }

    /// <summary>Where the caller's messages come from.</summary>
    public required IPEndPoint Local { get; init; }

    /// <summary>The session description that is offered.</summary>
    public string Offer { get => field ?? SessionText.Write(Local.Address); init; }

    public string From => $"<{Uri(Call.Caller)}>;tag={Token}";

    public string CalleeUri => Uri(Call.Callee);

    public string Contact => $"<sip:{Call.Caller}@{Local}>";

    public string UserAgent => Call.Kind switch
    {
        CallerKind.Family => "Household Phone",
        CallerKind.Hospital => "Appointment Reminders",
        CallerKind.Human or CallerKind.Robot => "Pocket Softphone",
        _ => "Outbound Campaigns",
    };

    /// <summary>
    /// RFC 3261 8.1.1.7: a branch of its own for every request but the CANCEL and the ACK to a non-2xx.
    /// </summary>
    public string Via(string request) => $"SIP/2.0/UDP {Local};branch=z9hG4bK{Token}{request};rport";

    private static string Uri(string number) => $"sip:{number}@{Domain};user=phone";
}
