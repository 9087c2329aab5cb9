using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>One campaign: numbers, hosts and calls that belong together, for as many days as it lasts.</summary>
internal sealed class Campaign
{
    private const int Briefly = 2;

    // Share of made-up numbers that are not looked at whether somebody has them. Chosen.
    private const double Anybody = 0.3;

    private readonly CampaignPlan _plan;
    private readonly World _world;
    private readonly Dice _dice;
    private readonly MissedCalls _missed;
    private readonly Theme _theme;
    private readonly Party _hidden;
    private readonly double _withheld;
    private readonly Line[] _hosts;
    private readonly Slot[] _slots;

    public Campaign(string id, CampaignPlan plan, Setting setting, Dice dice)
    {
        (_plan, _world, _dice, _missed) = (plan, setting.World, dice, setting.Missed);
        _theme = new Theme(plan.Class, plan.Reports, plan.Passes, id);
        _hidden = Withheld.Party(setting.Shape.Fork("withheld"));
        // A carrier knows its own customers by name, whether they show their number or not.
        _withheld = plan.Trunks.Any(_world.Trunks.IsOwn) ? 0 : plan.Withheld;
        _hosts = [.. Enumerable.Range(0, plan.Hosts).Select(i => Host(plan.Trunks[i % plan.Trunks.Count]))];
        _slots = new Slot[plan.Numbers];
    }

    private bool IsBrief => _plan.CallsPerNumber is { Most: <= Briefly };

    public void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var at in Times(day, calls)) Call(at, sheet);
    }

    private void Call(long at, CallSheet sheet)
    {
        ref var slot = ref _slots[_dice.Int(0, _slots.Length - 1)];
        if (slot.Line is null || slot.Left <= 0)
        {
            Retire(slot.Line, at);
            slot = NewNumber();
        }
        slot.Left--;
        var line = _plan.StaysAtHost ? slot.Line! : Moved(slot.Line!);
        if (_dice.Chance(_plan.Unassigned))
        {
            var nobody = _world.Numbers.Unassigned(_dice);
            sheet.Place(_theme, Shown(line, nobody), Party.Of(nobody), at, Outcome.Failed(404));
            return;
        }
        var callee = _plan.Leads is null ? _world.Subscriber(_dice) : _dice.Pick(_plan.Leads);
        line = Shown(line, callee.Party.Number);
        if (_withheld > 0 && _dice.Chance(_withheld)) line = line with { Party = _hidden };
        if (_dice.Chance(_world.ForwardedSpam)) line = _dice.Pick(_world.Forwarders) with { Party = line.Party };
        var outcome = _plan.Answering.Draw(_dice);
        if (!outcome.IsAnswered && _dice.Chance(_plan.Reports * _world.Unwanted)) outcome = Outcome.Failed(607);
        sheet.Place(_theme, line, callee.Party, at, outcome);
        if (_plan.LeavesMissedCalls && callee.IsOwn)
            _missed.Add(at + outcome.TotalMs, callee, line.Party, _plan.Origin == NumberOrigin.Victim);
        if (!outcome.IsAnswered && _dice.Chance(_plan.Again))
            sheet.Place(_theme, line, callee.Party, at + _dice.Int(120_000, 7_200_000), _plan.Answering.Draw(_dice));
    }

    private Slot NewNumber()
    {
        var host = _dice.Pick(_hosts);
        var line = host with { Party = Number(), Device = _dice.Pick(_plan.Devices) };
        var left = _plan.CallsPerNumber is { } length ? Math.Max(1, (int)Math.Round(length.Draw(_dice))) : int.MaxValue;
        return new Slot { Line = line, Left = left };
    }

    // A number that was a spammer's own is somebody else's soon.
    private void Retire(Line? line, long at)
    {
        if (line is not null && _plan.Origin == NumberOrigin.National && !IsBrief)
            _world.Numbers.Retire(line.Party, at);
    }

    private Line Moved(Line line)
    {
        var host = _dice.Pick(_hosts);
        return line with { Trunk = host.Trunk, Address = host.Address, Pop = host.Pop, Signature = host.Signature };
    }

    private Line Shown(Line line, string callee) => _plan.Origin != NumberOrigin.NearCallee
        ? line
        : line with { Party = Party.Of(NumberSpace.Neighbour(_dice, callee, _plan.LastDigits)) };

    private Party Number() => _plan.Origin switch
    {
        NumberOrigin.Victim => _dice.Pick(_world.Victims).Party,
        NumberOrigin.Abroad => Party.Of(_world.Numbers.TakeAbroad(_dice)),
        NumberOrigin.Internal => Party.Named($"sip:{_dice.Factor(100, 999_999):0}@{Party.HomeHost}"),
        _ => Party.Of(National()),
    };

    // A number in use for long is a spammer's own. One made up for a call or two may be anybody's.
    private string National()
    {
        if (!IsBrief) return _world.Numbers.Take(_dice, _dice.Int(0, _world.Numbers.Villages - 1));
        return _dice.Chance(Anybody) ? _world.Numbers.AnyNational(_dice) : _world.Numbers.Unassigned(_dice);
    }

    private Line Host(Trunk trunk) => new(
        Party.Named(""), trunk, _plan.Devices[0], trunk.NewAddress(_dice, _plan.Networks),
        _plan.Everywhere ? -1 : trunk.Pop(_dice), Sign(trunk));

    private Signature Sign(Trunk trunk)
    {
        if (_plan.Signing == Signing.None) return Signature.None;
        var signature = trunk.Sign(_dice);
        for (var i = 0; _plan.Signing == Signing.Full && signature.Attestation != "A" && i < 60; i++)
            signature = trunk.Sign(_dice);
        return signature;
    }

    private long[] Times(Day day, int calls)
    {
        var times = new long[calls];
        long[] bursts = [.. Enumerable.Range(0, _plan.Bursts).Select(_ => day.Draw(_plan.Profile, _dice))];
        var seconds = _plan.BurstRate is { } rate
            ? (double)calls / Math.Max(1, _plan.Bursts) / rate
            : _plan.BurstSeconds;
        for (var i = 0; i < calls; i++)
        {
            times[i] = bursts.Length == 0
                ? day.Draw(_plan.Profile, _dice)
                : _dice.Pick(bursts) + (long)(_dice.Unit() * seconds * 1000);
        }
        Array.Sort(times);
        return times;
    }

    private struct Slot
    {
        public Line? Line;
        public int Left;
    }
}
