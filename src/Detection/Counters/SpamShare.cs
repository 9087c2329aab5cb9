using System.Runtime.Intrinsics;

namespace Spit.Detection.Counters;

/// <summary>
/// What share of somebody's calls is spam, as a distribution over eight shares, learned from the likelihood ratios of
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
    // Two vectors of four.
    private const int Count = 8;
    private const int Half = 4;

    // Chosen: dense where it matters, at both ends.
    private static readonly double[] Shares = [0.002, 0.02, 0.10, 0.30, 0.60, 0.88, 0.97, 0.998];

    private static readonly double[] Rests = Array.ConvertAll(Shares, s => 1 - s);

    // Chosen: most keys are clean, some are all spam, few are mixed. Its mean is 0.14.
    private static readonly double[] LogPrior = Array.ConvertAll(
        [0.42, 0.26, 0.13, 0.07, 0.04, 0.03, 0.025, 0.025], Math.Log);

    /// <summary>How far a share may fall behind the best, in ln of the odds, unless told otherwise.</summary>
    public const double MostSpread = 25;

    // Chosen: the latest 300 calls count.
    private const double KeptPerCall = 1 - (1 / 300.0);

    private static readonly double PriorLogOdds = LogOdds(new float[Count], 0);

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
        _gained ??= new float[Count];
        var ratio = Math.Exp(logRatio);
        var (low, high) = Vector256.Widen(Vector256.Create<float>(_gained));
        low = (low * kept) + (weight * Vector256.Log((At(Shares, 0) * ratio) + At(Rests, 0)));
        high = (high * kept) + (weight * Vector256.Log((At(Shares, Half) * ratio) + At(Rests, Half)));
        var gained = Vector256.Narrow(low, high);
        var best = float.NegativeInfinity;
        for (var i = 0; i < Count; i++) best = Math.Max(best, gained[i]);
        Vector256.Max(gained - Vector256.Create(best), Vector256.Create((float)-mostSpread)).CopyTo(_gained);
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
        return _gained is null ? 0 : LogOdds(_gained, Kept(now, window)) - PriorLogOdds;
    }

    private double Kept(DateTimeOffset now, TimeSpan window)
    {
        var elapsed = now.UtcTicks - _atTicks;
        return elapsed <= 0 || _atTicks == 0 ? 1 : Math.Exp(-(double)elapsed / window.Ticks);
    }

    private static double LogOdds(float[] gained, double kept)
    {
        var (low, high) = Vector256.Widen(Vector256.Create<float>(gained));
        low = Vector256.Exp((low * kept) + At(LogPrior, 0));
        high = Vector256.Exp((high * kept) + At(LogPrior, Half));
        var spam = Vector256.Sum((low * At(Shares, 0)) + (high * At(Shares, Half)));
        var ham = Vector256.Sum((low * At(Rests, 0)) + (high * At(Rests, Half)));
        return Math.Log(spam / ham);
    }

    private static Vector256<double> At(double[] values, int from) => Vector256.LoadUnsafe(ref values[from]);
}
