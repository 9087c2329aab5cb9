namespace Spit.Hosting;

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary>Text on a terminal, JSON lines everywhere else.</summary>
    Auto,
    Text,
    Json,
}
