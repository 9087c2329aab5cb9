namespace Spit.Challenger.Sip;

/// <summary>Hears what happens on the legs of its call.</summary>
internal interface ICallUser
{
    /// <summary>The far end of a call that we make rings.</summary>
    void OnRinging(CallLeg leg);

    /// <summary>The far end answered our INVITE.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="description">Its session description; may be empty.</param>
    void OnAnswered(CallLeg leg, byte[] description);

    /// <summary>The far end does not take our INVITE; 300 to 699.</summary>
    void OnFailed(CallLeg leg, int code);

    /// <summary>The far end offers another session; it is to be answered at once.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="invite">The re-INVITE.</param>
    /// <param name="offer">Its session description; empty: we are to make the offer.</param>
    void OnOffer(CallLeg leg, InviteServer invite, byte[] offer);

    /// <summary>The leg is over: BYE or CANCEL came, or the ACK did not.</summary>
    void OnHungUp(CallLeg leg);
}
