using Spit.Challenger.Sip;
using Spit.Media.Sdp;

namespace Spit.Challenger.Calls;

/// <summary>One party's offer of audio that goes to the other: of a re-INVITE, or asked for by us.</summary>
/// <param name="from">Who offers.</param>
/// <param name="to">Who is to answer.</param>
/// <param name="offer">The session description.</param>
/// <param name="invite">The re-INVITE; null: it came in a 2xx, whose ACK is to bring the answer.</param>
/// <param name="contact">Our Contact line.</param>
internal sealed class PassedOffer(
    CallParty from, CallParty to, byte[] offer, InviteServer? invite, string contact)
{
    private AudioTerms? _terms;
    private bool _isOver;

    public CallParty From => from;

    public CallParty To => to;

    /// <summary>Whether the offerer was answered, or does not want it any more.</summary>
    public bool IsOver => _isOver || invite is { IsPending: false };

    /// <summary>Whether we asked for it, so that the call was relayed before.</summary>
    public bool IsOurs => invite is null;

    /// <summary>Writes it as the other party is to see it.</summary>
    /// <returns>Null: it cannot be read.</returns>
    public byte[]? TryWrite()
    {
        // The law that the other party has is the one that he does not refuse.
        if (from.Session.TryRead(offer, to.Terms!.Law, out var terms) != SdpFault.None
            && from.Session.TryRead(offer, null, out terms) != SdpFault.None)
            return null;
        _terms = terms;
        return to.Session.OfferFor(terms);
    }

    /// <summary>Takes the other party's answer to the offerer.</summary>
    /// <returns>False: they do not fit; the offerer is not answered yet.</returns>
    public bool TryAnswer(byte[] answer)
    {
        if (to.Session.TryAccept(answer, out var theirs) != SdpFault.None || !Fits(theirs, _terms!)
            || from.Session.TryAnswerFor(offer, theirs, out var description, out var own) != SdpFault.None)
            return false;
        to.Apply(theirs);
        from.Apply(own);
        _isOver = true;
        if (invite is null) from.Leg!.Confirm(description);
        else invite.Respond(200, "OK", contact, description);
        return true;
    }

    /// <summary>Leaves the offerer's session as it was: with our relay, or, of a re-INVITE, as agreed before.</summary>
    /// <param name="code">What the other party said; 408: nothing.</param>
    public void Refuse(int code)
    {
        _isOver = true;
        if (invite is null)
        {
            // Where not even we can answer, the ACK must be sent all the same.
            if (from.Session.TryAnswer(offer, out var answer, out var terms) == SdpFault.None) from.Apply(terms);
            from.Leg!.Confirm(answer);
            return;
        }
        switch (code)
        {
            case 491:
                invite.Respond(491, "Request Pending");
                break;
            case 408:
                // Not 408, upon which the offerer would hang up (RFC 3261 12.2.1.2).
                invite.Respond(504, "Server Time-out");
                break;
            case 500:
                invite.Respond(500, "Server Internal Error", "Retry-After: 2\r\n");
                break;
            default:
                invite.Respond(488, "Not Acceptable Here");
                break;
        }
    }

    // An answer may number its formats anew (RFC 3264 6.1), which many phones do not expect.
    private static bool Fits(AudioTerms answered, AudioTerms offered) =>
        (answered.Law, answered.PayloadType) == (offered.Law, offered.PayloadType)
        && (answered.TelephoneEvent is null || answered.TelephoneEvent == offered.TelephoneEvent);
}
