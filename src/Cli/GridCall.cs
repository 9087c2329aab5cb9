using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Spit.Cli;

/// <summary>One call to the grid, from the options to the exit code.</summary>
internal static class GridCall
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>Calls, prints the answer as the output option says, and tells every failure in one line.</summary>
    /// <param name="ask">The call.</param>
    /// <param name="table">Prints the answer for people.</param>
    /// <param name="exitCode">What an answer means to a script; null: fine.</param>
    public static async Task<int> RunAsync<T>(
        ParseResult parsed,
        Func<GrpcChannel, CallOptions, AsyncUnaryCall<T>> ask,
        Action<T> table,
        CancellationToken cancellation,
        Func<T, int>? exitCode = null)
        where T : IMessage
    {
        var grid = parsed.GetRequiredValue(GridOptions.Grid);
        using var channel = GrpcChannel.ForAddress(grid);
        try
        {
            var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + Deadline;
            var answer = await ask(channel, new CallOptions(deadline: deadline, cancellationToken: cancellation));
            if (parsed.GetValue(GridOptions.Output) == OutputFormat.Json)
                Console.WriteLine(Json.Format(answer));
            else
                table(answer);
            return exitCode?.Invoke(answer) ?? ExitCodes.Fine;
        }
        catch (RpcException e)
        {
            Console.Error.WriteLine($"spitctl: {Explain(e, grid)}");
            return CodeOf(e.StatusCode);
        }
    }

    private static string Explain(RpcException e, Uri grid) => e.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded =>
            $"the grid at {grid} cannot be reached: {FirstLine(e)}",
        _ => FirstLine(e),
    };

    private static string FirstLine(RpcException e) => e.Status.Detail.Split('\n', 2)[0];

    private static int CodeOf(StatusCode status) => status switch
    {
        StatusCode.NotFound => ExitCodes.No,
        StatusCode.InvalidArgument => ExitCodes.WrongUse,
        StatusCode.PermissionDenied or StatusCode.Unauthenticated => ExitCodes.NotAllowed,
        _ => ExitCodes.Unreachable,
    };
}
