namespace Spit.Media.Dtmf;

/// <summary>The sixteen keys and their two tones (ITU-T Q.23).</summary>
internal static class DtmfKeys
{
    public static readonly double[] Rows = [697, 770, 852, 941];
    public static readonly double[] Columns = [1_209, 1_336, 1_477, 1_633];
    private const string Keys = "123A456B789C*0#D";

    public static char At(int row, int column) => Keys[(4 * row) + column];

    /// <summary>The tones of a key in Hz; false for what is no key.</summary>
    public static bool TryTones(char digit, out double low, out double high)
    {
        var index = Keys.IndexOf(digit, StringComparison.Ordinal);
        (low, high) = index < 0 ? (0, 0) : (Rows[index / 4], Columns[index % 4]);
        return index >= 0;
    }
}
