using System.Globalization;

namespace Spit.DetectionBench.Scoring;

/// <summary>Writes verdicts in the form of the back-test.</summary>
internal static class VerdictWriter
{
    public static void Write(TextWriter text, IReadOnlyList<Disposition> verdicts, string symbol)
    {
        text.Write("row,disposition,score,symbols\n");
        for (var row = 0; row < verdicts.Count; row++)
        {
            var name = Name(verdicts[row]);
            var refused = verdicts[row] > Disposition.Tag;
            text.Write(string.Create(
                CultureInfo.InvariantCulture, $"{row},{name},{(refused ? 1 : 0)},{(refused ? symbol : "")}\n"));
        }
    }

    private static string Name(Disposition disposition) => disposition switch
    {
        Disposition.Allow => "allow",
        Disposition.Tag => "tag",
        Disposition.Greylist => "greylist",
        Disposition.Challenge => "challenge",
        Disposition.Block => "block",
        _ => "drop",
    };
}
