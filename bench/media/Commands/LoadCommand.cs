using System.CommandLine;
using Spit.MediaBench.Streams;

namespace Spit.MediaBench.Commands;

/// <summary><c>load</c>: the other side of all calls, which <c>streams</c> starts as a process of its own.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var command = new Command("load", "Sends and receives what its standard input says.") { Hidden = true };
        command.SetAction(_ =>
        {
            using var load = new StreamLoad();
            load.Run(Console.In, Console.Out);
        });
        return command;
    }
}
