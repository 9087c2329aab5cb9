using System.Net.Sockets;
using System.Runtime.InteropServices;
using Spit.Simulator.Reporting;
using Spit.Simulator.Speaking;

namespace Spit.Simulator;

/// <summary>The command line: reads the options, runs the simulation, prints a line per call and the summary.</summary>
internal static class SimulatorCommand
{
    private const int WrongUse = 2;
    private const int NothingAnswered = 3;
    private const int ChallengeFailed = 4;

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new SimulatorArguments();
        var result = arguments.Command.Parse(args);
        foreach (var error in result.Errors)
            await Console.Error.WriteLineAsync($"spit-simulator: {error.Message}");
        if (result.Errors.Count > 0)
            return WrongUse;
        arguments.Command.SetAction(parsed => RunAsync(arguments.Read(parsed)));
        return await result.InvokeAsync();
    }

    private static async Task<int> RunAsync(SimulatorOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var screen = new Screen(Console.Out, Palette.For(Console.IsOutputRedirected), options);
        var ledger = new Ledger([.. options.Edges.Select(edge => edge.Pop)], screen.Show);
        var voices = Voices.TryLoad(options, out var fault);
        if (options.Challenge is not null && voices is null)
        {
            await Console.Error.WriteLineAsync($"spit-simulator: {fault}");
            return WrongUse;
        }

        ChallengeSummary? challenge = null;
        try
        {
            using (var simulation = new Simulation(options, ledger, TimeProvider.System))
            {
                screen.Open();
                await simulation.RunAsync(stop.Token);
            }

            if (options.Challenge is { } edge && !stop.IsCancellationRequested)
                challenge = await ChallengeAsync(options, voices!, edge, screen, stop.Token);
        }
        catch (SocketException error)
        {
            await Console.Error.WriteLineAsync(
                $"spit-simulator: {error.Message}; see --listen and the --*-source options");
            return WrongUse;
        }

        var summary = ledger.Summarise() with { Challenge = challenge };
        screen.Close(summary, options.SummaryFile is null);
        if (options.SummaryFile is { } file)
            await File.WriteAllTextAsync(file, summary.ToJson() + Environment.NewLine);
        if (summary.Calls > 0 && summary.Failed == summary.Calls)
            return NothingAnswered;
        return challenge is { IsAsWanted: false } ? ChallengeFailed : 0;

        void Stop(PosixSignalContext context)
        {
            // The calls in progress are hung up before the process ends.
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<ChallengeSummary> ChallengeAsync(
        SimulatorOptions options, Voices voices, PopEdge edge, Screen screen, CancellationToken stop)
    {
        // Their verdicts are shown as the city's are, but not counted among them.
        var ledger = new Ledger([edge.Pop], screen.Show);
        using var calls = new SpokenCalls(options, voices, ledger, screen.Tell, TimeProvider.System);
        screen.OpenChallenge(edge);
        return await calls.RunAsync(stop);
    }
}
