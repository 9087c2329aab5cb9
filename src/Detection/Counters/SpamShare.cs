namespace Spit.Detection.Counters;

/// <summary>
/// What share of somebody's calls is spam, as a distribution over nine shares, learned from the likelihood ratios of
/// single calls.
/// </summary>
/// <remarks>
/// <para>
/// Every call is taken to be spam with an unknown probability, the share. A call whose outcome is <c>e^l</c> times as
/// likely for spam as for ham multiplies the weight of each share <c>s</c> by <c>s e^l + 1 - s</c> (Bayes). So one
/// rule serves a caller who is all robot, a phone that is half infected and an interconnect that mixes everybody.
/// </para>
/// <para>
/// Old knowledge fades: the logarithms of the weights shrink towards the prior by the window and a little with each
/// call, and no share is ever further behind the best than <see cref="MostSpread"/>, so that a change of manners is
/// noticed after a dozen calls whatever came before.
/// </para>
/// </remarks>
[GenerateSerializer, Alias("spit.SpamShare")]
public sealed class SpamShare
{
    // Chosen: dense where it matters, at both ends.
    private static readonly double[] Shares = [0.002, 0.02, 0.08, 0.25, 0.5, 0.75, 0.92, 0.98, 0.998];

    // Chosen: most keys are clean, some are all spam, few are mixed. Its mean is 0.12.
    private static readonly double[] LogPrior = Array.ConvertAll(
        [0.40, 0.25, 0.12, 0.07, 0.04, 0.03, 0.03, 0.03, 0.03], Math.Log);

    /// <summary>How far a share may fall behind the best, in ln of the odds, unless told otherwise.</summary>
    public const double MostSpread = 25;

    // Chosen: the latest 300 calls count.
    private const double KeptPerCall = 1 - (1 / 300.0);

    private static readonly double PriorLogOdds = LogOdds(LogPrior);

    [Id(0)] private float[]? _gained;
    [Id(1)] private long _atTicks;
    [Id(2)] private float _calls;

    /// <summary>Learns from one call.</summary>
    /// <param name="logRatio">ln of how much likelier its outcome is for spam than for ham.</param>
    /// <param name="now">When it became known; a clock that goes backwards is taken as standing still.</param>
    /// <param name="window">How long knowledge lasts; the same for every call on one share.</param>
    /// <param name="weight">How much of a call this is: 0 to 1.</param>
    /// <param name="mostSpread">The smaller, the sooner it turns, and the less certain it ever is.</param>
    public void Learn(
        double logRatio, DateTimeOffset now, TimeSpan window, double weight = 1, double mostSpread = MostSpread)
    {
        var kept = Kept(now, window) * KeptPerCall;
        _gained ??= new float[Shares.Length];
        var ratio = Math.Exp(logRatio);
        var best = double.NegativeInfinity;
        for (var i = 0; i < Shares.Length; i++)
        {
            var gained = (_gained[i] * kept) + (weight * Math.Log((Shares[i] * ratio) + 1 - Shares[i]));
            _gained[i] = (float)gained;
            best = Math.Max(best, gained);
        }
        for (var i = 0; i < Shares.Length; i++) _gained[i] = (float)Math.Max(_gained[i] - best, -mostSpread);
        _calls = (float)((_calls * kept) + weight);
        _atTicks = Math.Max(_atTicks, now.UtcTicks);
    }

    /// <summary>Calls learned from, those of old faded.</summary>
    public double CallsAt(DateTimeOffset now, TimeSpan window) => _calls * Kept(now, window);

    /// <summary>
    /// How much likelier, as ln of the odds, the next call is spam than it would be if nothing had been learned; zero
    /// then.
    /// </summary>
    public double LogOddsAt(DateTimeOffset now, TimeSpan window)
    {
        if (_gained is null) return 0;
        var kept = Kept(now, window);
        Span<double> weights = stackalloc double[Shares.Length];
        for (var i = 0; i < Shares.Length; i++) weights[i] = LogPrior[i] + (_gained[i] * kept);
        return LogOdds(weights) - PriorLogOdds;
    }

    private double Kept(DateTimeOffset now, TimeSpan window)
    {
        var elapsed = now.UtcTicks - _atTicks;
        return elapsed <= 0 || _atTicks == 0 ? 1 : Math.Exp(-(double)elapsed / window.Ticks);
    }

    private static double LogOdds(ReadOnlySpan<double> logWeights)
    {
        var best = double.NegativeInfinity;
        foreach (var weight in logWeights) best = Math.Max(best, weight);
        double spam = 0;
        double ham = 0;
        for (var i = 0; i < logWeights.Length; i++)
        {
            var weight = Math.Exp(logWeights[i] - best);
            spam += weight * Shares[i];
            ham += weight * (1 - Shares[i]);
        }
        return Math.Log(spam / ham);
    }
}
