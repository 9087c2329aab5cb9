namespace Spit.Challenger.Sip;

/// <summary>What came of a re-INVITE of ours.</summary>
/// <param name="Code">200 to 699; 408 stands for no answer at all.</param>
/// <param name="Description">Of a 2xx: the answer to our offer, or the offer where we made none; may be empty.</param>
internal readonly record struct ReinviteAnswer(int Code, byte[] Description)
{
    public bool IsAccepted => Code is >= 200 and < 300;

    /// <summary>RFC 3261 12.2.1.2: the far end knows of no such call any more.</summary>
    public bool IsGone => Code == 481;
}
