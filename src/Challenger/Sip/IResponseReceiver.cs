using Spit.Sip.Messages;

namespace Spit.Challenger.Sip;

/// <summary>Whoever sent a request hears its responses.</summary>
internal interface IResponseReceiver
{
    void OnResponse(SipMessageView response);
}
