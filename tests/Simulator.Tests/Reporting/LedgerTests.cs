using System.Net;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;

namespace Spit.Simulator.Tests.Reporting;

public sealed class LedgerTests
{
    private static readonly Refusal Blocked = new(603, Disposition.Block, "9.0", "CALLER_BURST 9.0");
    private static readonly Refusal Busy = new(486, Disposition.Fail, "", "486 Busy Here");
    private readonly List<CallVerdict> _shown = [];
    private readonly Ledger _ledger;

    public LedgerTests() => _ledger = new Ledger(["fra1", "ber1"], _shown.Add);

    [Fact]
    public void Summarise_BlockedAtBothPops_CountsFromTheFirstRobocall()
    {
        Place(CallerKind.Robocaller, "fra1", 2.0, call => _ledger.Deliver(call, null, At(2.1)));
        Place(CallerKind.Robocaller, "ber1", 2.5, call => _ledger.Refuse(call, Blocked, At(4.75)));
        Place(CallerKind.Robocaller, "fra1", 2.6, call => _ledger.Refuse(call, Blocked, At(4.5)));
        Place(CallerKind.Robocaller, "fra1", 2.7, call => _ledger.Refuse(call, Blocked, At(4.6)));

        var summary = _ledger.Summarise();

        Assert.Equal(2.5, summary.SecondsToFirstBlock);
        Assert.Equal(2.75, summary.SecondsToBlockAtOtherPop);
        Assert.Equal((4, 1, 3, 0), (summary.Calls, summary.Allowed, summary.Blocked, summary.WronglyBlocked));
    }

    [Fact]
    public void Summarise_BlockedAtOnePop_NothingForTheOther()
    {
        Place(CallerKind.Robocaller, "fra1", 1, call => _ledger.Refuse(call, Blocked, At(1.5)));

        var summary = _ledger.Summarise();

        Assert.Equal(0.5, summary.SecondsToFirstBlock);
        Assert.Null(summary.SecondsToBlockAtOtherPop);
    }

    [Fact]
    public void Summarise_HonestCallsRefused_AreWronglyBlocked()
    {
        Place(CallerKind.Family, "fra1", 1, call => _ledger.Refuse(call, Blocked, At(1)));
        Place(CallerKind.Hospital, "fra1", 1, call =>
            _ledger.Refuse(call, new Refusal(480, Disposition.Greylist, "", "later"), At(1)));
        Place(CallerKind.Family, "fra1", 1, call => _ledger.Deliver(call, VerdictText.Read("tag; score=3"), At(1)));
        Place(CallerKind.Family, "fra1", 1, call => _ledger.Fail(call, "no answer", At(1)));

        var summary = _ledger.Summarise();

        Assert.Equal(2, summary.WronglyBlocked);
        Assert.Equal((2, 1, 1), (summary.Blocked, summary.Tagged, summary.Failed));
        Assert.Null(summary.SecondsToFirstBlock);
    }

    [Fact]
    public void Refuse_AfterDelivery_IsTheCalleesOwnAnswer()
    {
        Place(CallerKind.Family, "fra1", 1, call =>
        {
            _ledger.Deliver(call, null, At(1));
            _ledger.Refuse(call, Busy, At(2));
        });

        Assert.Equal(Disposition.Allow, Assert.Single(_shown).Disposition);
        Assert.Equal(1, _ledger.Summarise().Allowed);
    }

    [Fact]
    public void Refuse_CallerGaveUpFirst_IsNoVerdict()
    {
        Place(CallerKind.Family, "fra1", 1, call =>
            _ledger.Refuse(call, new Refusal(487, Disposition.Fail, "", "487"), At(2)));

        Assert.Empty(_shown);
        Assert.Equal(0, _ledger.Summarise().Calls);
    }

    [Fact]
    public void ToJson_Summary_HasTheAgreedNames()
    {
        Place(CallerKind.Robocaller, "fra1", 1, call => _ledger.Refuse(call, Blocked, At(1.5)));

        var json = _ledger.Summarise().ToJson();

        Assert.Equal(
            "{\"calls\":1,\"allowed\":0,\"tagged\":0,\"challenged\":0,\"blocked\":1,\"wronglyBlocked\":0,"
            + "\"secondsToFirstBlock\":0.5,\"secondsToBlockAtOtherPop\":null,\"failed\":0}",
            json);
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Place(CallerKind kind, string pop, double at, Action<PlannedCall> then)
    {
        var call = new PlannedCall
        {
            At = At(at),
            Kind = kind,
            Caller = PhoneNumbers.Robocaller,
            Callee = PhoneNumbers.Hospital,
            Edge = new PopEdge(pop, new IPEndPoint(IPAddress.Loopback, 5060)),
            Source = IPAddress.Loopback,
            Ring = TimeSpan.FromSeconds(1),
        };
        _ledger.Place(call, At(at));
        then(call);
    }
}
