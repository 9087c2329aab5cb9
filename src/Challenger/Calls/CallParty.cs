using Spit.Challenger.Audio;
using Spit.Challenger.Sip;
using Spit.Media.Sdp;

namespace Spit.Challenger.Calls;

/// <summary>One of the two sides of a call: its signalling, its audio at our relay, and what was agreed on.</summary>
internal sealed class CallParty(AudioLeg audio, LocalSession session)
{
    /// <summary>Null until there is one.</summary>
    public CallLeg? Leg { get; set; }

    /// <summary>Whether the call was begun by us, and its Call-ID is ours.</summary>
    public bool IsCalled { get; init; }

    public AudioLeg Audio => audio;

    public LocalSession Session => session;

    /// <summary>Null until there are some.</summary>
    public AudioTerms? Terms { get; private set; }

    public void Apply(AudioTerms terms)
    {
        Terms = terms;
        audio.Apply(terms);
    }

    /// <summary>An offer whose audio comes to our relay.</summary>
    public byte[] Offer() => session.Offer(Terms?.Law ?? CallDesk.PreferredLaw, AudioDirection.SendReceive);

    /// <summary>Takes the answer to the offer that was made last; false: it cannot be used, nothing changes.</summary>
    public bool TryAccept(byte[] answer)
    {
        if (session.TryAccept(answer, out var terms) != SdpFault.None) return false;
        Apply(terms);
        return true;
    }

    /// <summary>Answers a re-INVITE by itself: the audio comes to our relay.</summary>
    /// <param name="invite">The re-INVITE.</param>
    /// <param name="offer">Its session description; empty: the offer is ours.</param>
    /// <param name="contact">Our Contact line.</param>
    /// <returns>False: it was refused.</returns>
    public bool TryAnswer(InviteServer invite, byte[] offer, string contact)
    {
        if (offer.Length == 0)
        {
            // An answer that cannot be used leaves everything as it is (RFC 3261 14.1).
            invite.OnAck = answer => TryAccept(answer);
            invite.Respond(200, "OK", contact, Offer());
            return true;
        }
        var fault = session.TryAnswer(offer, out var description, out var terms);
        if (fault != SdpFault.None)
        {
            invite.Respond(488, "Not Acceptable Here", $"Warning: 305 spit \"{fault}\"\r\n");
            return false;
        }
        Apply(terms);
        invite.Respond(200, "OK", contact, description);
        return true;
    }
}
