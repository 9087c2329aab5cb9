using System.Globalization;
using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

/// <summary>
/// One of the four machines, driven by events with names: "request" (or the start of a client), "ack", a status code,
/// "due" (the next timer), "late" (an hour later), "early" (before any timer), "fail" (the transport).
/// </summary>
internal abstract class DrivenTransaction
{
    public static readonly string[] Events = ["request", "ack", "99", "100", "180", "200", "299", "300", "699", "700",
        "early", "due", "late", "fail"];

    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(1000);

    public abstract TransactionState State { get; }

    public abstract TimeSpan NextDue { get; }

    public static DrivenTransaction Create(string machine, bool isReliable, SipTimers timers) => machine switch
    {
        "invite server" => new DrivenInviteServer(new InviteServerTransaction(timers, isReliable)),
        "server" => new DrivenServer(new ServerTransaction(timers, isReliable)),
        "invite client" => new DrivenInviteClient(new InviteClientTransaction(timers, isReliable)),
        "client" => new DrivenClient(new ClientTransaction(timers, isReliable)),
        _ => throw new ArgumentOutOfRangeException(nameof(machine), machine, "no such machine"),
    };

    public TransactionActions Apply(string name)
    {
        switch (name)
        {
            case "request":
                return Request(Now);
            case "ack":
                return Ack(Now);
            case "early":
                return Elapse(Now);
            case "due":
                Now = NextDue == TimeSpan.MaxValue ? Now + TimeSpan.FromHours(1) : NextDue;
                return Elapse(Now);
            case "late":
                Now += TimeSpan.FromHours(1);
                return Elapse(Now);
            case "fail":
                return FailTransport();
            default:
                return Response(int.Parse(name, CultureInfo.InvariantCulture), Now);
        }
    }

    public void Advance(TimeSpan time) => Now += time;

    protected abstract TransactionActions Request(TimeSpan now);

    protected virtual TransactionActions Ack(TimeSpan now) => TransactionActions.None;

    protected abstract TransactionActions Response(int code, TimeSpan now);

    protected abstract TransactionActions Elapse(TimeSpan now);

    protected abstract TransactionActions FailTransport();
}
