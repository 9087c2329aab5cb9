using Spit.Hosting.Commands;

namespace Spit.Hosting.Tests.Commands;

/// <summary>One run of a program with <see cref="SampleOptions"/>: what it was given, printed and returned.</summary>
internal sealed record CommandRun(int Code, string Output, string Error, SampleOptions? Options)
{
    public string[] Faults => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Task<CommandRun> OfAsync(params string[] args) => OfAsync([], args);

    public static async Task<CommandRun> OfAsync(
        Dictionary<string, string> environment, string[] args, Func<Task>? body = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        SampleOptions? seen = null;
        var code = await SpitCommand.RunAsync<SampleOptions>(
            args,
            "spit-sample",
            "A sample.",
            options =>
            {
                seen = options;
                return body?.Invoke() ?? Task.CompletedTask;
            },
            environment,
            output,
            error);
        return new CommandRun(code, output.ToString(), error.ToString(), seen);
    }
}
