using System.Collections.Frozen;
using Spit.Detection.Signals;

namespace Spit.Detection.Likelihoods;

/// <summary>What was learned from labelled calls: the weight of every kind of evidence.</summary>
/// <remarks>See <see cref="LikelihoodFile"/> for where it comes from. Immutable.</remarks>
public sealed class LikelihoodTable
{
    private readonly double[] _ofCaller;
    private readonly double[] _ofStranger;
    private readonly FrozenDictionary<string, Curve> _curves;
    private readonly Curve?[] _byPlace;

    /// <param name="origin">What it was learned from, in words.</param>
    /// <param name="ofCaller">ln of the likelihood ratio of each <see cref="OutcomeCategory"/>, for any caller.</param>
    /// <param name="ofStranger">The same among strangers.</param>
    /// <param name="curves">
    /// Points by measure, by the facet's name and the arrival, for example <c>CALLER_BURST.hour/own</c>; a name without
    /// arrival serves those that have none of their own.
    /// </param>
    public LikelihoodTable(
        string origin,
        IReadOnlyList<double> ofCaller,
        IReadOnlyList<double> ofStranger,
        IReadOnlyDictionary<string, Curve> curves)
    {
        Origin = origin;
        _ofCaller = [.. ofCaller];
        _ofStranger = [.. ofStranger];
        _curves = curves.ToFrozenDictionary(StringComparer.Ordinal);
        _byPlace = new Curve?[SignalCatalogue.Facets.Length * Arrivals.Count];
        for (var place = 0; place < _byPlace.Length; place++)
        {
            _byPlace[place] = _curves.GetValueOrDefault(Arrivals.NameAt(place))
                ?? _curves.GetValueOrDefault(Arrivals.FacetAt(place).Name);
        }
    }

    /// <summary>The table that is built in.</summary>
    public static LikelihoodTable Default { get; } = LikelihoodFile.ReadBuiltIn();

    public string Origin { get; }

    public IReadOnlyDictionary<string, Curve> Curves => _curves;

    /// <summary>ln of the likelihood ratio of each <see cref="OutcomeCategory"/>, for any caller.</summary>
    public IReadOnlyList<double> OutcomesOfCaller => _ofCaller;

    /// <summary>The same among strangers.</summary>
    public IReadOnlyList<double> OutcomesOfStranger => _ofStranger;

    /// <summary>ln of how much likelier the outcome is for spam, for a caller's own record.</summary>
    public double OfCaller(int category) => category < 0 ? 0 : _ofCaller[category];

    /// <summary>The same for what strangers have in common.</summary>
    public double OfStranger(int category) => category < 0 ? 0 : _ofStranger[category];

    /// <summary>A curve by its place in <see cref="Arrivals"/>; null when nothing was learned about it.</summary>
    internal Curve? CurveAt(int place) => _byPlace[place];
}
