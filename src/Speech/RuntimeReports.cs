using System.Runtime.InteropServices;

namespace Spit.Speech;

/// <summary>
/// What the ONNX runtime tells its maker of machine, models and use over HTTPS, from 1.29 on, unless it is told not to.
/// </summary>
internal static class RuntimeReports
{
    /// <summary>Read once, when the runtime starts; with it nothing is kept and nothing is sent.</summary>
    public const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Has nothing told. To be called before the runtime's first use in the process.</summary>
    public static void TurnOff()
    {
        // Windows has another mechanism, which is the system's to turn off.
        if (OperatingSystem.IsWindows()) return;
        // The framework's own copy of the environment is not what native code reads.
        _ = SetVariable(Variable, "1", overwrite: 1);
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        int overwrite);
}
