using Spit.Detection;
using Spit.Detection.Backtests;

namespace Spit.Silo.Tests.Backtests;

/// <summary>Half a day of honest people, robots of several makes and their victims, the same for a seed.</summary>
internal sealed class MixedCalls(int seed)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Agents = ["phone-a/1.2", "phone-b/7", "gateway/3.1", ""];

    private readonly Random _random = new(seed);

    /// <summary>Calls in the order of time, no two in the same second.</summary>
    public IEnumerable<CallRow> Take(int count)
    {
        var at = Start;
        for (var i = 0; i < count; i++)
        {
            // Quick successions, and now and then hours without a call.
            at += TimeSpan.FromSeconds(_random.Next(20) == 0 ? _random.Next(600, 6_000) : _random.Next(1, 30));
            yield return _random.Next(8) switch
            {
                < 3 => Person(at),
                3 => Scanner(at),
                4 => Neighbour(at),
                5 => Abroad(at),
                _ => Robot(at),
            };
        }
    }

    private CallRow Person(DateTimeOffset at) => new()
    {
        Attempt = new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Own, Number(_random.Next(12))),
            Callee = Number(_random.Next(30)),
            Source = Address(10, _random.Next(4)),
            Trunk = "access",
            At = at,
            UserAgent = Agents[_random.Next(2)],
            Fingerprint = $"make-{_random.Next(2)}",
            Attestation = Attestation.A,
            Signer = "own",
        },
        Response = _random.Next(6) == 0 ? 486 : 200,
        Answer = Half(_random.Next(2, 12)),
        Duration = TimeSpan.FromSeconds(_random.Next(20, 400)),
        WouldPass = true,
    };

    private CallRow Robot(DateTimeOffset at) => new()
    {
        Attempt = new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Peer, $"+4416329600{_random.Next(6):00}"),
            Callee = Number(_random.Next(100)),
            Source = Address(203, _random.Next(3)),
            Trunk = "ic-north",
            At = at,
            UserAgent = Agents[2],
            Fingerprint = "make-robot",
            Attestation = _random.Next(2) == 0 ? Attestation.C : Attestation.B,
            Signer = "signer.example",
        },
        Response = _random.Next(4) == 0 ? 404 : 200,
        Answer = Half(_random.Next(2, 12)),
        Duration = TimeSpan.FromSeconds(_random.Next(1, 9)),
        Reported = _random.Next(4) == 0,
        WouldPass = false,
    };

    private CallRow Scanner(DateTimeOffset at) => new()
    {
        Attempt = new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Undeclared, $"sip:{_random.Next(100, 120)}@example.net"),
            Callee = Number(_random.Next(100)),
            Source = SourceAddress.TryParse("2001:db8::17", out var address) ? address : default,
            At = at,
            UserAgent = _random.Next(2) == 0 ? "friendly-scanner" : Agents[3],
        },
        Response = 404,
    };

    private CallRow Neighbour(DateTimeOffset at)
    {
        var callee = _random.Next(100);
        return new CallRow
        {
            Attempt = new CallAttempt
            {
                Caller = new CallerKey(TrustClass.Peer, Number(100 + _random.Next(50))),
                Callee = Number(callee),
                Source = Address(198, _random.Next(2)),
                Trunk = "ic-south",
                At = at,
                UserAgent = Agents[_random.Next(4)],
                Fingerprint = $"make-{_random.Next(3)}",
            },
            Response = _random.Next(3) == 0 ? 487 : 200,
            Answer = Half(3),
            Duration = TimeSpan.FromSeconds(_random.Next(1, 80)),
            WouldPass = _random.Next(2) == 0,
        };
    }

    private CallRow Abroad(DateTimeOffset at)
    {
        var response = _random.Next(5) switch { 0 => 480, 1 => 503, 2 => 607, _ => 200 };
        return new CallRow
        {
            Attempt = new CallAttempt
            {
                Caller = new CallerKey(TrustClass.International, $"+155501{_random.Next(100, 104)}"),
                Callee = Number(_random.Next(30)),
                Source = Address(192, _random.Next(2)),
                Trunk = "international",
                At = at,
                Attestation = _random.Next(3) == 0 ? Attestation.Fail : Attestation.None,
            },
            Response = response,
            Answer = Half(_random.Next(2, 20)),
            Duration = TimeSpan.FromSeconds(_random.Next(5, 300)),
            Reported = response == 607,
            // Nobody knows.
            WouldPass = null,
        };
    }

    private static string Number(int index) => $"+4930231250{index:000}";

    private static SourceAddress Address(byte net, int host) => SourceAddress.FromBytes([net, 0, 2, (byte)host]);

    // Ends half a second beside every attempt: an owner asked then and now has two answers.
    private static TimeSpan Half(int seconds) => TimeSpan.FromSeconds(seconds + 0.5);
}
