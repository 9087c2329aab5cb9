using System.Globalization;
using Spit.Simulator.Scenarios;

namespace Spit.Simulator.Reporting;

/// <summary>Prints a line per call as its verdict is seen, and the summary.</summary>
internal sealed class Screen(TextWriter output, Palette palette, SimulatorOptions options)
{
    private const int CallerWidth = 15;

    private readonly int _popWidth = Math.Max(3, options.Edges.Max(edge => edge.Pop.Length));

    public void Open()
    {
        var pops = string.Join(", ", options.Edges.Select(edge => $"{edge.Pop} ({edge.Address})"));
        WriteLine(palette.Quiet($"Calling through {pops}; called parties answer at {options.Listen}."));
        WriteLine();
        WriteLine(palette.Quiet(Line("time", "pop", "who", "caller", "callee", "verdict", "score", "why", " ")));
    }

    public void Show(CallVerdict verdict)
    {
        var call = verdict.Call;
        var name = Name(verdict.Disposition);
        var line = Line(
            verdict.At.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + "s",
            call.Edge.Pop,
            Name(call.Kind),
            call.Caller,
            call.Callee,
            name,
            verdict.Score,
            verdict.Why,
            ">");
        WriteLine(palette.Paint(verdict.Disposition, line, name));
    }

    public void OpenChallenge(PopEdge edge)
    {
        WriteLine();
        WriteLine(palette.Quiet($"A human and a robot call through {edge.Pop} ({edge.Address}), and speak:"));
    }

    /// <summary>A turn that a call takes.</summary>
    public void Tell(TimeSpan at, PlannedCall call, string what) => WriteLine(Line(
        at.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + "s",
        call.Edge.Pop,
        Name(call.Kind),
        call.Caller,
        call.Callee,
        what,
        "",
        "",
        ">"));

    public void Close(Summary summary, bool withJson)
    {
        WriteLine();
        foreach (var line in summary.Explain())
            WriteLine(line);
        if (!withJson)
            return;
        WriteLine();
        WriteLine(summary.ToJson());
    }

    private static string Name(Disposition disposition) => disposition switch
    {
        Disposition.Allow => "allow",
        Disposition.Tag => "TAG",
        Disposition.Challenge => "CHALLENGE",
        Disposition.Greylist => "GREYLIST",
        Disposition.Block => "BLOCK",
        _ => "no answer",
    };

    private static string Name(CallerKind kind) => kind switch
    {
        CallerKind.Family => "family",
        CallerKind.Hospital => "hospital",
        CallerKind.Human => "human",
        CallerKind.Robot => "robot",
        _ => "robocaller",
    };

    private string Line(
        string time, string pop, string who, string caller, string callee, string verdict, string score, string why,
        string arrow)
    {
        var left = $"{time,8}  {pop.PadRight(_popWidth)}  {who,-10}  {caller.PadRight(CallerWidth)}";
        return $"{left} {arrow} {callee.PadRight(CallerWidth)}  {verdict,-9}  {score,6}  {why}".TrimEnd();
    }

    private void WriteLine(string line = "") => output.WriteLine(line);
}
