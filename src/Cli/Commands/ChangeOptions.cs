using System.CommandLine;

namespace Spit.Cli.Commands;

/// <summary>What is said of every change of the policy.</summary>
internal sealed class ChangeOptions
{
    public Option<string> Message { get; } = new("--message", "-m")
    {
        Description = "Why.",
        DefaultValueFactory = _ => "",
    };

    public Option<string> Author { get; } = new("--author")
    {
        Description = "Who does it; default: this user.",
        DefaultValueFactory = _ => Environment.UserName,
    };

    public Option<string> IfRunning { get; } = new("--if-running")
    {
        Description = "Only when this revision runs, for example r12.",
        HelpName = "REVISION",
        DefaultValueFactory = _ => "",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Message);
        command.Options.Add(Author);
        command.Options.Add(IfRunning);
    }
}
