using System.Text;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;
using Spit.Simulator.Transport;

namespace Spit.Simulator.Answering;

/// <summary>Everybody who is called, behind the edges: what arrives here was let through, with or without a
/// tag.</summary>
/// <param name="port">Where they are called.</param>
/// <param name="timers">The timer values.</param>
/// <param name="agenda">Wakes the calls.</param>
/// <param name="ledger">Told of every call that arrives.</param>
/// <param name="planned">The planned call of a Call-ID; null: nobody of ours placed it.</param>
internal sealed class CalledParties(
    UdpPort port, SipTimers timers, Agenda agenda, Ledger ledger, Func<string, PlannedCall?> planned)
{
    private readonly Dictionary<string, IncomingCall> _calls = [];

    public void Receive(SipMessageView request, ReceivedDatagram datagram, TimeSpan now)
    {
        var callId = Encoding.UTF8.GetString(request.CallId);
        if (_calls.TryGetValue(callId, out var call))
        {
            call.Receive(request, now);
            agenda.Enter(call);
        }
        else if (request.Method == SipMethod.Invite && planned(callId) is { } plan)
        {
            Ring(plan, callId, request, datagram, now);
        }
        else if (request.Method != SipMethod.Ack)
        {
            var (code, phrase) = Refusal(request.Method);
            var response = new ResponseText(port.Address, "none").Write(request, code, Encoding.UTF8.GetBytes(phrase));
            port.Send(response, datagram.From);
        }
    }

    private static (int Code, string Phrase) Refusal(SipMethod method) => method switch
    {
        SipMethod.Invite => (404, "Not Found"),
        SipMethod.Options => (200, "OK"),
        SipMethod.Bye or SipMethod.Cancel => (481, "Call/Transaction Does Not Exist"),
        _ => (501, "Not Implemented"),
    };

    private void Ring(PlannedCall plan, string callId, SipMessageView invite, ReceivedDatagram datagram, TimeSpan now)
    {
        ledger.Deliver(plan, VerdictText.ReadHeaders(invite), now);
        var responses = new ResponseText(port.Address, $"c{_calls.Count + 1}");
        var call = new IncomingCall(plan, datagram.Bytes, datagram.From, responses, timers, port.Send);
        _calls.Add(callId, call);
        call.Start(now);
        agenda.Enter(call);
    }
}
