using System.ComponentModel;

namespace Spit.Hosting.Settings;

/// <summary>
/// A password or key among the settings. It has no option on the command line, which all users can list.
/// </summary>
/// <param name="value">What is kept secret.</param>
[Description("a secret")]
public sealed class SecretText(string value)
{
    /// <summary>The secret itself; for the one place that needs it.</summary>
    public string Reveal() => value;

    /// <summary>Any text that is not empty.</summary>
    public static bool TryParse(string text, out SecretText? value)
    {
        value = string.IsNullOrEmpty(text) ? null : new SecretText(text);
        return value is not null;
    }

    /// <summary>That there is one, so that options can be logged.</summary>
    public override string ToString() => "(secret)";
}
