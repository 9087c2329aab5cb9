using System.Globalization;

namespace Spit.MediaBench.Streams;

/// <summary>How long a thread of this process has run on a core, as Linux counts it.</summary>
internal sealed class ThreadUsage
{
    private readonly string _path;

    /// <param name="name">The thread's.</param>
    /// <exception cref="InvalidOperationException">There is no such thread.</exception>
    public ThreadUsage(string name)
    {
        var folder = Directory.EnumerateDirectories("/proc/self/task")
            .FirstOrDefault(task => File.ReadAllText(Path.Combine(task, "comm")).Trim() == name)
            ?? throw new InvalidOperationException($"No thread is named {name}.");
        _path = Path.Combine(folder, "schedstat");
    }

    public TimeSpan Read()
    {
        var nanoseconds = File.ReadAllText(_path).Split(' ')[0];
        return TimeSpan.FromTicks(long.Parse(nanoseconds, CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick);
    }
}
