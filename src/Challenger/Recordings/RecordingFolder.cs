using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Spit.Challenger.Recordings;

/// <summary>The recordings' directory: <c>ID.part</c> while one is made, <c>ID.rec</c> when it is whole.</summary>
/// <param name="path">The directory.</param>
internal sealed class RecordingFolder(string path) : IDisposable
{
    private const string Made = ".rec";
    private const string InWork = ".part";
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int ReadOnly = 0;

    private FileStream? _lock;

    /// <summary>Makes the directory if need be, and deletes what a former run left half-written.</summary>
    /// <exception cref="IOException">It cannot be used, or another challenger uses it.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be used.</exception>
    public void Open()
    {
        if (OperatingSystem.IsWindows()) throw new IOException("recordings are kept on Unix file systems only");
        Directory.CreateDirectory(path, Mine | UnixFileMode.UserExecute);
        // Two would delete each other's recordings.
        _lock = OpenMine(Path.Combine(path, ".lock"), FileMode.OpenOrCreate);
        foreach (var id in Ids(InWork)) Discard(id);
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>Begins a recording's file.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public SafeFileHandle Create(string id)
    {
        OpenMine(PathOf(id, InWork), FileMode.CreateNew).Dispose();
        return File.OpenHandle(PathOf(id, InWork), FileMode.Open, FileAccess.Write, FileShare.None);
    }

    /// <summary>Gives a whole and flushed recording its name; after this it exists, whatever happens.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Publish(string id)
    {
        File.Move(PathOf(id, InWork), PathOf(id, Made));
        FlushNames();
    }

    /// <summary>Deletes a recording that is not whole.</summary>
    public void Discard(string id) => File.Delete(PathOf(id, InWork));

    /// <summary>Deletes a recording; false when there is none.</summary>
    public bool Delete(string id)
    {
        var file = PathOf(id, Made);
        if (!File.Exists(file)) return false;
        File.Delete(file);
        return true;
    }

    /// <summary>Opens a recording; null when there is none.</summary>
    public SafeFileHandle? TryOpen(string id)
    {
        try
        {
            return RecordingId.IsValid(id)
                ? File.OpenHandle(
                    PathOf(id, Made), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whole recordings, oldest first.</summary>
    public IReadOnlyList<string> Ids() => [.. Ids(Made).Order(StringComparer.Ordinal)];

    /// <summary>What a recording takes; zero when it is gone.</summary>
    public long BytesOf(string id)
    {
        var file = new FileInfo(PathOf(id, Made));
        return file.Exists ? file.Length : 0;
    }

    private static FileStream OpenMine(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mine;
        return new FileStream(file, options);
    }

    private IEnumerable<string> Ids(string extension) =>
        Directory.EnumerateFiles(path, "*" + extension)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(RecordingId.IsValid);

    private string PathOf(string id, string extension) => Path.Combine(path, id + extension);

    // A renamed file is there after a loss of power only when its directory was flushed, which .NET has no call for.
    private void FlushNames()
    {
        var directory = OpenDirectory(path, ReadOnly);
        if (directory < 0) throw new IOException($"{path} cannot be opened to be flushed");
        var failed = Flush(directory);
        _ = Close(directory);
        if (failed != 0) throw new IOException($"{path} cannot be flushed");
    }

    [DllImport(
        "libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDirectory(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
