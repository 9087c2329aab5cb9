using Spit.Detection.Signals;

namespace Spit.Detection.Likelihoods.Learning;

/// <summary>What was measured of labelled calls, packed: one flat array of where on which curve.</summary>
internal sealed class Examples
{
    private readonly List<int> _ends = [];
    private readonly List<Place> _places = [];
    private readonly List<bool> _isSpam = [];
    private readonly List<float> _fixedPoints = [];
    private readonly List<int> _classes = [];
    private readonly List<float> _calls = [];

    public int Count => _ends.Count;

    public bool IsSpam(int example) => _isSpam[example];

    public double FixedPoints(int example) => _fixedPoints[example];

    /// <summary>How many calls the example stands for.</summary>
    public double CallsOf(int example) => _calls[example];

    public int ClassOf(int example) => _classes[example];

    public ReadOnlySpan<Place> PlacesOf(int example) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_places)
            [(example == 0 ? 0 : _ends[example - 1]).._ends[example]];

    /// <summary>Measures a call.</summary>
    public void Add(SignalInput input, bool isSpam, int classNumber, double calls)
    {
        Span<Reading> room = stackalloc Reading[Readings.Most];
        double fixedPoints = 0;
        for (var i = 0; i < SignalCatalogue.All.Length; i++)
        {
            var readings = new Readings(room, SignalCatalogue.FirstFacets[i]);
            SignalCatalogue.All[i].Read(input, ref readings);
            fixedPoints += readings.Points;
            foreach (var reading in readings.Measured)
            {
                var (index, share) = Curve.Locate(SignalCatalogue.Facets[reading.Facet].Knots, reading.Measure);
                var curve = Arrivals.PlaceOf(reading.Facet, input.Arrival);
                _places.Add(new Place(
                    (short)curve, (short)index, (float)share, (float)reading.Factor, (float)reading.Credit));
            }
        }
        _ends.Add(_places.Count);
        _isSpam.Add(isSpam);
        _fixedPoints.Add((float)fixedPoints);
        _classes.Add(classNumber);
        _calls.Add((float)calls);
    }

    /// <summary>Where on a curve a reading lies.</summary>
    internal readonly record struct Place(short Curve, short Index, float Share, float Factor, float Credit)
    {
        /// <summary>How much of such points counts.</summary>
        public float FactorOf(double points) => points < 0 ? Credit : Factor;
    }
}
