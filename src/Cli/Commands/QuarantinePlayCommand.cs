using System.CommandLine;
using Grpc.Core;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl quarantine play.</summary>
internal static class QuarantinePlayCommand
{
    // Chosen: three minutes of sound over a slow line.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static Command Create(GridCall call, Terminal terminal, TokenOption token, TimeProvider time)
    {
        var item = QuarantineCommand.ItemArgument();
        var to = new Option<string>("--to")
        {
            Description = "The WAV file to write; default: the output, when it is no terminal.",
            HelpName = "FILE",
        };
        var play = new Command("play", "Writes a recording as a WAV file. Who listens is noted.") { item, to };
        play.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(to);
            if (file is null && terminal.Raw is null)
            {
                terminal.Error.WriteLine("spitctl: --to FILE is needed: a terminal cannot play a recording");
                return ExitCodes.WrongUse;
            }
            var request = new PlayItemRequest { Id = parsed.GetRequiredValue(item) };
            try
            {
                return await call.RunAsync(
                    parsed,
                    (channel, options) => WriteAsync(
                        new QuarantineService.QuarantineServiceClient(channel).PlayItem(
                            request,
                            token.Apply(parsed, options).WithDeadline(time.GetUtcNow().UtcDateTime + Deadline)),
                        file,
                        terminal.Raw,
                        cancellation),
                    (_, played) => (file is null ? terminal.Error : terminal.Output).WriteLine(
                        $"{Words.Seconds(played)} s of {played.Id} are in {file ?? "the output"}"),
                    cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                terminal.Error.WriteLine($"spitctl: {e.Message}");
                return ExitCodes.WrongUse;
            }
        });
        return play;
    }

    private static async Task<QuarantineItem> WriteAsync(
        AsyncServerStreamingCall<PlayItemResponse> call, string? file, Stream? raw, CancellationToken cancellation)
    {
        using (call)
        {
            if (file is null) return await CopyAsync(call, raw!, cancellation);
            // A recording that breaks off is no file of that name.
            var part = file + ".part";
            try
            {
                QuarantineItem item;
                await using (var stream = File.Create(part))
                    item = await CopyAsync(call, stream, cancellation);
                File.Move(part, file, overwrite: true);
                return item;
            }
            finally
            {
                File.Delete(part);
            }
        }
    }

    private static async Task<QuarantineItem> CopyAsync(
        AsyncServerStreamingCall<PlayItemResponse> call, Stream target, CancellationToken cancellation)
    {
        var item = new QuarantineItem();
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            var part = call.ResponseStream.Current;
            if (part.Item is not null) item = part.Item;
            else await target.WriteAsync(part.Audio.Memory, cancellation);
        }
        await target.FlushAsync(cancellation);
        return item;
    }
}
