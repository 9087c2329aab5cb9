namespace Spit.Hosting.Commands;

/// <summary>Puts a setting on the command line; without it a setting is read from file and environment only.</summary>
/// <param name="name">The option, for example <c>--pop</c>.</param>
/// <param name="value">What stands for its value in the help, for example <c>HOST:PORT</c>.</param>
/// <param name="description">One sentence for the help; required and default are added from the property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CommandOptionAttribute(string name, string value, string description) : Attribute
{
    public string Name { get; } = name;

    public string Value { get; } = value;

    public string Description { get; } = description;
}
