using System.Text;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>A file that another process appends lines to; what was read before is not read again.</summary>
internal sealed class GrowingLog(string path)
{
    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();
    private long _read;

    /// <summary>Its whole lines so far, but for empty ones; a line without its end is still being written.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                ReadOn();
                return [.. _lines];
            }
        }
    }

    /// <summary>The lines from that number on.</summary>
    public IReadOnlyList<string> From(int line)
    {
        lock (_gate)
        {
            ReadOn();
            return _lines[line..];
        }
    }

    private void ReadOn()
    {
        if (!File.Exists(path)) return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(_read, SeekOrigin.Begin);
        var fresh = new byte[file.Length - _read];
        var length = fresh.AsSpan(0, file.ReadAtLeast(fresh, fresh.Length, false)).LastIndexOf((byte)'\n') + 1;
        if (length == 0) return;
        _read += length;
        _lines.AddRange(Encoding.UTF8.GetString(fresh, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
