using Spit.Hosting.Commands;
using Spit.Hosting.Settings;

namespace Spit.Challenger.Recordings;

/// <summary>Whether and how calls are recorded. Without a directory none are.</summary>
public sealed record RecordingOptions
{
    /// <summary>Null: nothing is recorded, whoever has consented.</summary>
    [CommandOption("--recordings", "DIR", "Where recordings are kept, encrypted; without it nothing is recorded.")]
    public string? Directory { get; init; }

    /// <summary>Base64 of 32 random bytes; meant for the environment. Or a file.</summary>
    public SecretText? Key { get; init; }

    /// <summary>A file whose first line is the key. Read when the challenger starts.</summary>
    [CommandOption("--recordings-key-file", "FILE", "Holds the key of the recordings: base64 of 32 random bytes.")]
    public string? KeyFile { get; init; }

    /// <summary>Keys that older recordings were made with.</summary>
    public IReadOnlyList<SecretText> OldKeys { get; init; } = [];

    /// <summary>Files whose first lines are such keys.</summary>
    public IReadOnlyList<string> OldKeyFiles { get; init; } = [];

    /// <summary>How long a recording is kept, unless the grid says less. 1 min to 30 d.</summary>
    // Audio is kept for a week.
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What goes on longer is cut. 1 s to 9 min.</summary>
    // Chosen: longer than any message of a robot.
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Beyond it the oldest recordings are deleted. From 10,000,000.</summary>
    // Chosen: six hours of sound.
    public long MaxBytes { get; init; } = 400_000_000;

    /// <summary>Notes every fault.</summary>
    /// <param name="path">Where the section stands in the settings.</param>
    internal void Validate(string path, SettingFaults faults)
    {
        faults.Within($"{path}:retention", Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        faults.Within($"{path}:longest", Longest, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(9));
        faults.Within($"{path}:maxBytes", MaxBytes, 10_000_000, long.MaxValue);
        if (Key is not null && KeyFile is not null)
            faults.Add($"{path}:key", "is given twice: a file and a value exclude each other");
        if (Directory is not null && Key is null && KeyFile is null)
            faults.Add($"{path}:keyFile", "recordings need a key: --recordings-key-file or SPIT__RECORDINGS__KEY");
        if (Directory is not null && !RecordingKeys.TryRead(this, out _, out var fault))
            faults.Add($"{path}:{fault.Setting}", fault.What);
    }
}
