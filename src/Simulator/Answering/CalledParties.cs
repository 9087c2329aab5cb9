using System.Net;
using System.Text;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;
using Spit.Simulator.Transport;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Simulator.Answering;

/// <summary>
/// Everybody who is called, behind the edges: what arrives here was let through, with or without a tag.
/// </summary>
/// <param name="address">Where they are called.</param>
/// <param name="send">Sends from there.</param>
/// <param name="timers">The timer values.</param>
/// <param name="agenda">Wakes the calls.</param>
/// <param name="ledger">Told of every call that arrives.</param>
/// <param name="planned">The planned call of a Call-ID; null: nobody of ours placed it.</param>
internal sealed class CalledParties(
    IPEndPoint address,
    SendDatagram send,
    SipTimers timers,
    Agenda agenda,
    Ledger ledger,
    Func<string, PlannedCall?> planned)
{
    private readonly Dictionary<string, IncomingCall> _calls = [];

    public void Receive(SipMessageView request, IPEndPoint edge, TimeSpan now)
    {
        var callId = Encoding.UTF8.GetString(request.CallId);
        if (_calls.TryGetValue(callId, out var call))
        {
            call.Receive(request, now);
            agenda.Enter(call);
        }
        else if (request.Method == SipMethod.Invite && planned(callId) is { } plan)
        {
            Ring(plan, callId, request, edge, now);
        }
        else if (request.Method != SipMethod.Ack)
        {
            var (code, phrase) = Refusal(request.Method);
            var response = new ResponseText(address, "none").Write(request, code, Encoding.UTF8.GetBytes(phrase));
            send(response, edge);
        }
    }

    private static (int Code, string Phrase) Refusal(SipMethod method) => method switch
    {
        SipMethod.Invite => (404, "Not Found"),
        SipMethod.Options => (200, "OK"),
        SipMethod.Bye or SipMethod.Cancel => (481, "Call/Transaction Does Not Exist"),
        _ => (501, "Not Implemented"),
    };

    private void Ring(PlannedCall plan, string callId, SipMessageView invite, IPEndPoint edge, TimeSpan now)
    {
        ledger.Deliver(plan, VerdictText.ReadHeaders(invite), now);
        var responses = new ResponseText(address, $"c{_calls.Count + 1}");
        var call = new IncomingCall(plan, invite.Bytes.ToArray(), edge, responses, timers, send);
        _calls.Add(callId, call);
        call.Start(now);
        agenda.Enter(call);
    }
}
