using Spit.Detection.Backtests;
using Spit.Detection.Policies;

namespace Spit.Detection.Tests.Scenarios;

/// <summary>Plays calls in virtual time through records and judge, as grid and edge would.</summary>
internal sealed class Scene
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>Plays the calls, and returns them in the order in which they were judged.</summary>
    public IReadOnlyList<Judged> Play(params IEnumerable<Call>[] plans)
    {
        var backtest = new Backtest(Policy);
        return
        [
            .. plans.SelectMany(plan => plan).OrderBy(call => call.At)
                .Select(call => new Judged(call, backtest.Judge(RowOf(call), out _))),
        ];
    }

    private static CallRow RowOf(Call call) => new()
    {
        Attempt = new CallAttempt
        {
            Caller = new CallerKey(call.Trust, call.Caller),
            Callee = call.Callee,
            Source = AddressOf(call.Source),
            Trunk = call.Trust == TrustClass.Own ? "access" : "peer-1",
            Fingerprint = call.Fingerprint,
            At = Start + call.At,
        },
        Response = call.Code,
        Answer = call.Ring,
        Duration = call.Code == 200 ? call.Talk : null,
        WouldPass = call.Passes,
    };

    private static SourceAddress AddressOf(string text) =>
        SourceAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
