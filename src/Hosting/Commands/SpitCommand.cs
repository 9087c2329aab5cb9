using System.Collections;
using System.CommandLine;
using System.CommandLine.Help;
using Microsoft.AspNetCore.Connections;
using Spit.Hosting.Settings;

namespace Spit.Hosting.Commands;

/// <summary>The command line of a server program, made from its options class.</summary>
/// <remarks>
/// Settings come, from weak to strong, from the YAML file of <c>--config</c>, from the environment
/// (<c>SPIT__SECTION__KEY</c>) and from the command line. All faults are told at once, a line each, and end the program
/// with <see cref="ExitCode.WrongUse"/>.
/// </remarks>
public static class SpitCommand
{
    /// <summary>Reads the options and runs the program with them.</summary>
    /// <param name="args">The arguments of Main.</param>
    /// <param name="name">The program's name, for example <c>spit-edge</c>.</param>
    /// <param name="description">What the program is, for its help.</param>
    /// <param name="run">Runs until the program is told to stop.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync<TOptions>(
        IReadOnlyList<string> args, string name, string description, Func<TOptions, Task> run)
        where TOptions : ServerOptions =>
        RunAsync(args, name, description, run, Environment.GetEnvironmentVariables(), Console.Out, Console.Error);

    internal static async Task<int> RunAsync<TOptions>(
        IReadOnlyList<string> args,
        string name,
        string description,
        Func<TOptions, Task> run,
        IDictionary environment,
        TextWriter output,
        TextWriter error)
        where TOptions : ServerOptions
    {
        var root = new OptionCommand(typeof(TOptions), name, description);
        var parsed = root.Command.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            return Refuse(name, parsed.Errors.Select(e => e.Message).Distinct(), error, ExitCode.WrongUse);
        }
        if (root.IsAnsweredByItself(parsed))
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        }
        var faults = new SettingFaults();
        var options = Read<TOptions>(root, parsed, environment, faults);
        if (root.IsCheck(parsed))
        {
            return Check(name, faults, output, error);
        }
        return faults.Lines.Count > 0
            ? Refuse(name, faults.Lines, error, ExitCode.WrongUse)
            : await RunAsync(name, options, run, error);
    }

    private static TOptions Read<TOptions>(
        OptionCommand root, ParseResult parsed, IDictionary environment, SettingFaults faults)
        where TOptions : ServerOptions
    {
        var layers = new List<SettingLayer> { root.ReadLayer(parsed), new EnvironmentLayer(environment) };
        if (root.ConfigFile(parsed) is { } file)
        {
            layers.Add(YamlLayer.Read(file, faults));
        }
        var options = (TOptions)new SettingBinder(faults).Bind(typeof(TOptions), layers);
        options.Validate(faults);
        return options;
    }

    private static int Check(string name, SettingFaults faults, TextWriter output, TextWriter error)
    {
        if (faults.Lines.Count > 0)
        {
            return Refuse(name, faults.Lines, error, ExitCode.No);
        }
        output.WriteLine("configuration ok");
        return ExitCode.Fine;
    }

    private static async Task<int> RunAsync<TOptions>(
        string name, TOptions options, Func<TOptions, Task> run, TextWriter error)
    {
        try
        {
            await run(options);
            return ExitCode.Fine;
        }
        catch (StartFaultException fault)
        {
            return Refuse(name, [fault.Message], error, ExitCode.WrongUse);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return Refuse(name, [fault.Message], error, ExitCode.WrongUse);
        }
    }

    private static int Refuse(string name, IEnumerable<string> lines, TextWriter error, int code)
    {
        foreach (var line in lines)
        {
            error.WriteLine($"{name}: {line.ReplaceLineEndings(" ")}");
        }
        return code;
    }
}
