namespace Spit.MediaBench.Fitting;

/// <summary>Brings numbers into order with the least change: neighbours in the wrong order become their mean.</summary>
internal static class Isotonic
{
    /// <param name="values">Changed in place.</param>
    /// <param name="direction">1: rising; -1: falling; 0: as they are.</param>
    public static void Project(double[] values, int direction)
    {
        if (direction == 0) return;
        var blocks = new List<(double Mean, int Count)>();
        foreach (var value in values)
        {
            blocks.Add((value, 1));
            while (blocks.Count > 1 && direction * (blocks[^2].Mean - blocks[^1].Mean) > 0)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (((a.Mean * a.Count) + (b.Mean * b.Count)) / (a.Count + b.Count), a.Count + b.Count);
            }
        }
        var at = 0;
        foreach (var (mean, count) in blocks)
        {
            values.AsSpan(at, count).Fill(mean);
            at += count;
        }
    }
}
