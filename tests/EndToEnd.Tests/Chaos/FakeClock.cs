using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>A clock, for a program of its own, that can be set while the program runs; libfaketime keeps it.</summary>
internal sealed class FakeClock : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public FakeClock()
    {
        Set(TimeSpan.Zero);
        Launcher =
        [
            "/usr/bin/env", $"LD_PRELOAD={Library()}", $"FAKETIME_TIMESTAMP_FILE={_file}", "FAKETIME_CACHE_DURATION=1",
            // As on a real machine: what measures time that passes is not moved by setting the clock.
            "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1", "FAKETIME_DONT_RESET=1",
        ];
    }

    /// <summary>Starts a program under this clock.</summary>
    public IReadOnlyList<string> Launcher { get; }

    /// <summary>Sets it so far from the machine's clock; it is read within a second.</summary>
    public void Set(TimeSpan ahead) => File.WriteAllText(_file, $"{ahead.TotalSeconds:+0;-0;+0}s");

    public void Dispose() => File.Delete(_file);

    // The package's folder is named by the machine's architecture.
    private static string Library()
    {
        var found = Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu")
            .Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1"))
            .FirstOrDefault(File.Exists);
        return found ?? Peer.Missing("libfaketime (Debian's package faketime)");
    }
}
