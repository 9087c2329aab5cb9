namespace Spit.DetectionBench.Drawing;

/// <summary>Items with weights.</summary>
internal sealed class Choice<T>
{
    private readonly T[] _items;
    private readonly double[] _upTo;

    public Choice(IReadOnlyList<T> items, Func<int, double> weight)
    {
        _items = [.. items];
        _upTo = new double[_items.Length];
        var sum = 0.0;
        for (var i = 0; i < _items.Length; i++) _upTo[i] = sum += weight(i);
    }

    public Choice(params (T Item, double Weight)[] items)
        : this([.. items.Select(i => i.Item)], i => items[i].Weight)
    {
    }

    public IReadOnlyList<T> Items => _items;

    /// <summary>Few are popular: the n-th item weighs 1/n^exponent.</summary>
    public static Choice<T> Zipf(IReadOnlyList<T> items, double exponent) =>
        new(items, i => Math.Pow(i + 1, -exponent));

    public T Draw(Dice dice)
    {
        var at = Array.BinarySearch(_upTo, dice.Unit() * _upTo[^1]);
        return _items[Math.Min(at < 0 ? ~at : at + 1, _items.Length - 1)];
    }
}
