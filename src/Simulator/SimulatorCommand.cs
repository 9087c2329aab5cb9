using System.Net.Sockets;
using System.Runtime.InteropServices;
using Spit.Simulator.Reporting;

namespace Spit.Simulator;

/// <summary>The command line: reads the options, runs the simulation, prints a line per call and the summary.</summary>
internal static class SimulatorCommand
{
    private const int WrongUse = 2;
    private const int NothingAnswered = 3;

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
        try
        {
            using var simulation = new Simulation(options, ledger, TimeProvider.System);
            screen.Open();
            await simulation.RunAsync(stop.Token);
        }
        catch (SocketException error)
        {
            await Console.Error.WriteLineAsync(
                $"spit-simulator: {error.Message}; see --listen and the --*-source options");
            return WrongUse;
        }

        var summary = ledger.Summarise();
        screen.Close(summary, options.SummaryFile is null);
        if (options.SummaryFile is { } file)
            await File.WriteAllTextAsync(file, summary.ToJson() + Environment.NewLine);
        return summary.Calls > 0 && summary.Failed == summary.Calls ? NothingAnswered : 0;

        void Stop(PosixSignalContext context)
        {
            // The calls in progress are hung up before the process ends.
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
