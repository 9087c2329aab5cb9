using System.Text;
using Spit.Challenger.Calls;
using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Challenger.Tests.Calls;

public sealed class CarriedHeadersTests
{
    private const string Invite =
        "INVITE sip:a@b.example SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\n"
        + "Record-Route: <sip:edge;lr>\r\nFrom: \"tag=\" <sip:c@d.example>;tag=caller;verstat=TN-Validation-Passed\r\n"
        + "To: <sip:a@b.example>\r\nCall-ID: call\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContact: <sip:c@1.2.3.4>\r\n"
        + "P-Asserted-Identity: <sip:c@d.example>\r\nIdentity: signed;info=<x>\r\nX-Spit-Handover: sealed\r\n"
        + "X-Own: value\r\nContent-Type: application/sdp\r\nContent-Length: 0\r\n\r\n";

    [Fact]
    public void Of_Invite_WhatIsNotOfItsWayGoesAlong() => Assert.Equal(
        "P-Asserted-Identity: <sip:c@d.example>\r\nIdentity: signed;info=<x>\r\nX-Own: value\r\n",
        CarriedHeaders.Of(View()));

    [Fact]
    public void WithoutTag_FromAndTo_KeepAllElse()
    {
        Assert.Equal("\"tag=\" <sip:c@d.example>;verstat=TN-Validation-Passed",
            CarriedHeaders.WithoutTag(View(), SipHeaderName.From));
        Assert.Equal("<sip:a@b.example>", CarriedHeaders.WithoutTag(View(), SipHeaderName.To));
    }

    private static SipMessageView View()
    {
        SipMessageView.TryRead(Encoding.ASCII.GetBytes(Invite), new SipHeaderSlot[SipLimits.MaxHeaders], out var view);
        return view;
    }
}
