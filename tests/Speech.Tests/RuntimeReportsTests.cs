using System.Runtime.InteropServices;

namespace Spit.Speech.Tests;

public sealed class RuntimeReportsTests
{
    [Fact]
    public void Open_ShippedModel_ReportsToNobody()
    {
        using var engine = SpeechEngine.Open();

        Assert.True(engine.UsesModel, engine.Fault);
        Assert.Equal("1", Marshal.PtrToStringUTF8(GetVariable(RuntimeReports.Variable)));
    }

    [DllImport("libc", EntryPoint = "getenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint GetVariable([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
