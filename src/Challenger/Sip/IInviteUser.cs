using Spit.Sip.Messages;

namespace Spit.Challenger.Sip;

/// <summary>Hears what becomes of an INVITE.</summary>
internal interface IInviteUser
{
    void OnProgress(SipMessageView response);

    void OnAnswered(SipMessageView response);

    /// <summary>The 2xx crossed our CANCEL: the call stands, and is to be ended.</summary>
    void OnAnsweredTooLate();

    /// <param name="code">300 to 699.</param>
    void OnFailed(int code);
}
