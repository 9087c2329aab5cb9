using System.Globalization;
using Spit.Media.Challenges;
using Spit.MediaBench.Callers;
using Spit.MediaBench.Calls;
using Spit.MediaBench.Commands;

namespace Spit.MediaBench.Reports;

/// <summary>Prints rates, and whether the bars are met.</summary>
internal static class DetectReport
{
    private const double QuietSnr = 10;

    /// <returns>Whether all bars are met.</returns>
    public static bool Print(TextWriter output, string title, IReadOnlyList<CallResult> results, bool hasBars)
    {
        output.WriteLine(title);
        output.WriteLine("  SNR   EER talkers   EER waiters   humans asked or refused   waiters kept");
        foreach (var snr in Plans.Snrs)
        {
            var at = results.Where(r => r.Call.Snr == snr).ToList();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {snr,3}   {Eer(at, CallerKinds.Talkers),11:P1}   {Eer(at, CallerKinds.Waiters),11:P1}   "
                + $"{Kept(at, CallerKinds.Humans),23:P1}   {Kept(at, CallerKinds.Waiters),12:P1}"));
        }
        var quiet = results.Where(r => r.Call.Snr >= QuietSnr).ToList();
        PrintKinds(output, quiet);
        PrintRoc(output, quiet);
        var isMet = !hasBars || PrintBars(output, results, quiet);
        output.WriteLine();
        return isMet;
    }

    private static void PrintKinds(TextWriter output, List<CallResult> quiet)
    {
        output.WriteLine("  at 10 dB and more    human   unsure    robot    asked");
        foreach (var kind in Enum.GetValues<CallerKind>())
        {
            var of = quiet.Where(r => r.Call.Kind == kind).ToList();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {kind,-18} {Share(of, r => r.PassedByVoice),7:P0}  "
                + $"{Share(of, r => r.Finding.Decision == ChallengeDecision.Unsure),7:P0}  "
                + $"{Share(of, r => r.Finding.Decision == ChallengeDecision.Robot),7:P0}  "
                + $"{Share(of, r => r.WasAsked),7:P0}"));
        }
    }

    private static void PrintRoc(TextWriter output, List<CallResult> quiet)
    {
        var humans = Scores(quiet, CallerKinds.Humans);
        output.WriteLine("  at 10 dB and more, caught when so many humans are:"
            + "    0.5 %     1 %     2 %     5 %    10 %");
        foreach (var (name, kinds) in new[] { ("talkers", CallerKinds.Talkers), ("waiters", CallerKinds.Waiters) })
        {
            var robots = Scores(quiet, kinds);
            double[] shares = [0.005, 0.01, 0.02, 0.05, 0.1];
            var cells = shares.Select(s => RocCurve.CaughtAt(humans, robots, s))
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c,8:P1}"));
            output.WriteLine($"  {name,-51}{string.Concat(cells)}");
        }
    }

    private static bool PrintBars(TextWriter output, IReadOnlyList<CallResult> results, List<CallResult> quiet)
    {
        var five = results.Where(r => r.Call.Snr == 5).ToList();
        var isMet = true;
        Bar("EER of talkers at 10 dB and more, at most 3 %", Eer(quiet, CallerKinds.Talkers), v => v <= 0.03);
        Bar("EER of talkers at 5 dB, at most 10 %", Eer(five, CallerKinds.Talkers), v => v <= 0.1);
        Bar("waiters kept at 10 dB and more, at least 70 %", Kept(quiet, CallerKinds.Waiters), v => v >= 0.7);
        Bar("waiters called robots at 10 dB and more", Called(quiet), _ => true);
        Bar("humans asked or refused at 10 dB and more, at most 5 %", Kept(quiet, CallerKinds.Humans), v => v <= 0.05);
        return isMet;

        void Bar(string name, double value, Func<double, bool> isGood)
        {
            isMet &= isGood(value);
            var verdict = isGood(value) ? "yes" : "NO";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-56} {value,7:P2}  {verdict}"));
        }
    }

    private static double Called(List<CallResult> results) => Share(
        [.. results.Where(r => CallerKinds.Waiters.Contains(r.Call.Kind))],
        r => r.Finding.Decision == ChallengeDecision.Robot);

    private static double Eer(IReadOnlyList<CallResult> results, IReadOnlyList<CallerKind> robots) =>
        RocCurve.EqualErrorRate(Scores(results, CallerKinds.Humans), Scores(results, robots));

    private static List<double> Scores(IEnumerable<CallResult> results, IReadOnlyList<CallerKind> kinds) =>
        [.. results.Where(r => kinds.Contains(r.Call.Kind)).Select(r => r.Score)];

    // Not put through by his voice: asked for a digit, or called a robot.
    private static double Kept(IReadOnlyList<CallResult> results, IReadOnlyList<CallerKind> kinds) =>
        Share([.. results.Where(r => kinds.Contains(r.Call.Kind))], r => !r.PassedByVoice);

    private static double Share(List<CallResult> results, Func<CallResult, bool> isCounted) =>
        results.Count == 0 ? double.NaN : (double)results.Count(isCounted) / results.Count;
}
