namespace Spit.Sip.Messages;

/// <summary>Where the parts of a message stand. Header positions count from 1; 0: absent.</summary>
internal struct SipMessageOutline
{
    internal SipStartLine StartLine;
    internal int HeaderEnd;
    internal int BodyStart;
    internal short Via;
    internal short From;
    internal short To;
    internal short CallId;
    internal short CSeq;
    internal short MaxForwards;
    internal short ContentLength;
    internal bool CanAnswer;
}
