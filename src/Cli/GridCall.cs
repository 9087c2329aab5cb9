using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Spit.Cli;

/// <summary>One question to the grid, from the options to the exit code.</summary>
/// <param name="terminal">Where the answer is printed.</param>
/// <param name="grid">Names the grid.</param>
/// <param name="format">Says how the answer looks.</param>
/// <param name="time">Makes the deadline.</param>
internal sealed class GridCall(Terminal terminal, Option<Uri> grid, Option<string> format, TimeProvider time)
{
    public const string TableFormat = "table";
    public const string JsonFormat = "json";

    // Chosen: longer than a failover of the grid (about 1 s), short enough to wait for at a prompt.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    private static readonly JsonFormatter Json =
        new(JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true));

    /// <summary>Asks, prints the answer as the output option says, and tells every failure in one line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="ask">The question.</param>
    /// <param name="print">Prints the answer for people.</param>
    /// <param name="cancellation">The user gave up.</param>
    /// <param name="exitCode">What an answer means to a script; null: fine.</param>
    public async Task<int> RunAsync<T>(
        ParseResult parsed,
        Func<GrpcChannel, CallOptions, Task<T>> ask,
        Action<Terminal, T> print,
        CancellationToken cancellation,
        Func<T, int>? exitCode = null)
        where T : IMessage
    {
        var address = parsed.GetRequiredValue(grid);
        using var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            // The grid speaks HTTP/2 in clear text, which no web proxy passes on.
            HttpHandler = new SocketsHttpHandler { UseProxy = false },
            DisposeHttpClient = true,
        });
        try
        {
            var deadline = time.GetUtcNow().UtcDateTime + Deadline;
            var answer = await ask(channel, new CallOptions(deadline: deadline, cancellationToken: cancellation));
            if (parsed.GetValue(format) == JsonFormat)
            {
                terminal.Output.WriteLine(Json.Format(answer));
            }
            else
            {
                print(terminal, answer);
            }
            return exitCode?.Invoke(answer) ?? ExitCodes.Fine;
        }
        catch (RpcException fault)
        {
            terminal.Error.WriteLine($"spitctl: {Explain(fault, address)}");
            return CodeOf(fault.StatusCode);
        }
    }

    private static string Explain(RpcException fault, Uri address)
    {
        var detail = fault.Status.Detail.ReplaceLineEndings(" ");
        return fault.StatusCode switch
        {
            StatusCode.DeadlineExceeded => $"the grid at {address} did not answer within {Deadline.TotalSeconds:0} s",
            StatusCode.Unavailable => $"the grid at {address} cannot be reached: {detail}",
            _ => detail,
        };
    }

    private static int CodeOf(StatusCode status) => status switch
    {
        StatusCode.NotFound => ExitCodes.No,
        StatusCode.InvalidArgument => ExitCodes.WrongUse,
        StatusCode.PermissionDenied or StatusCode.Unauthenticated => ExitCodes.NotAllowed,
        _ => ExitCodes.Unreachable,
    };
}
