using System.Runtime.InteropServices;

namespace Spit.Challenger.Recordings;

/// <summary>What is called of libchromaprint 1.5 (chromaprint.h).</summary>
internal static class Chromaprint
{
    /// <summary>CHROMAPRINT_ALGORITHM_DEFAULT.</summary>
    public const int Algorithm = 1;

    private const string Library = "libchromaprint.so.1";

    [DllImport(Library, EntryPoint = "chromaprint_new")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint New(int algorithm);

    [DllImport(Library, EntryPoint = "chromaprint_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void Free(nint context);

    /// <returns>1 when it went well, as all that follow.</returns>
    [DllImport(Library, EntryPoint = "chromaprint_start")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Start(nint context, int samplesASecond, int channels);

    [DllImport(Library, EntryPoint = "chromaprint_feed")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Feed(nint context, ref readonly short samples, int count);

    [DllImport(Library, EntryPoint = "chromaprint_finish")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Finish(nint context);

    /// <param name="words">To be given to <see cref="Release"/>.</param>
    [DllImport(Library, EntryPoint = "chromaprint_get_raw_fingerprint")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int GetWords(nint context, out nint words, out int count);

    [DllImport(Library, EntryPoint = "chromaprint_dealloc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void Release(nint words);
}
