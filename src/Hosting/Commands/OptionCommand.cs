using System.CommandLine;
using System.Reflection;
using Spit.Hosting.Settings;

namespace Spit.Hosting.Commands;

/// <summary>A command with an option for each setting of an options class that has one.</summary>
internal sealed class OptionCommand
{
    private readonly Option<string> _config = new("--config")
    {
        Description = "A YAML file with settings. The environment (SPIT__SECTION__KEY) and options override it.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _check = new("--check")
    {
        Description = "Checks all settings, says what is wrong with them, and starts nothing.",
    };

    private readonly List<(Option Option, string Path, bool IsList)> _settings = [];

    public OptionCommand(Type options, string name, string description)
    {
        Command = new RootCommand(description);
        Command.SetAction(_ => ExitCode.Fine);
        Command.HelpName = name;
        var defaults = Activator.CreateInstance(options);
        foreach (var (path, property, option) in SettingSchema.Options(options))
        {
            Add(path, property, option, Default(defaults, path));
        }
        Command.Add(_config);
        Command.Add(_check);
    }

    public RootCommand Command { get; }

    /// <summary>True for <c>--help</c> and <c>--version</c>, which the command answers without any setting.</summary>
    public bool IsAnsweredByItself(ParseResult parsed) => parsed.Action != Command.Action;

    public bool IsCheck(ParseResult parsed) => parsed.GetValue(_check);

    public string? ConfigFile(ParseResult parsed) => parsed.GetValue(_config);

    public CommandLineLayer ReadLayer(ParseResult parsed)
    {
        var layer = new CommandLineLayer();
        foreach (var (option, path, isList) in _settings)
        {
            if (parsed.GetResult(option) is not { Implicit: false } given)
            {
                continue;
            }
            string[] values = [.. given.Tokens.Select(t => t.Value)];
            if (isList)
            {
                layer.Add(path, option.Name, values);
            }
            else
            {
                layer.Add(path, option.Name, values is [var value, ..] ? value : "true");
            }
        }
        return layer;
    }

    private void Add(string path, PropertyInfo property, CommandOptionAttribute declared, string defaultText)
    {
        var type = SettingSchema.Plain(property.PropertyType);
        var isList = SettingSchema.ItemOf(type) is not null;
        var note = SettingSchema.IsRequired(property) ? " (required)"
            : defaultText.Length > 0 ? $" [default: {defaultText}]"
            : "";
        Option option = isList ? new Option<string[]>(declared.Name) : new Option<string>(declared.Name);
        option.Description = declared.Description + (isList ? " Can be given several times." : "") + note;
        option.HelpName = declared.Value;
        option.Arity = isList ? ArgumentArity.OneOrMore
            : type == typeof(bool) ? ArgumentArity.ZeroOrOne
            : ArgumentArity.ExactlyOne;
        Command.Add(option);
        _settings.Add((option, path, isList));
    }

    private static string Default(object? defaults, string path)
    {
        foreach (var part in path.Split(':'))
        {
            var property = defaults?.GetType().GetProperties()
                .FirstOrDefault(p => p.Name.Equals(part, StringComparison.OrdinalIgnoreCase));
            defaults = property?.GetValue(defaults);
        }
        return SettingText.Write(defaults);
    }
}
