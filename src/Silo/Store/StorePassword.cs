using Spit.Hosting.Settings;

namespace Spit.Silo.Store;

/// <summary>A password that a file or the environment holds.</summary>
internal static class StorePassword
{
    /// <summary>The password, or null when none is set.</summary>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public static string? Of(SecretText? text, string? file) =>
        text?.Reveal() ?? (file is null ? null : FirstLine(file));

    public static void Validate(string path, SecretText? text, string? file, SettingFaults faults)
    {
        if (file is null)
        {
            return;
        }
        if (text is not null)
        {
            faults.Add(path, "is given twice: a file and a value exclude each other");
        }
        try
        {
            if (FirstLine(file).Length == 0)
            {
                faults.Add(path + "File", $"{file} has no password in its first line");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(path + "File", $"{file} cannot be read: {fault.Message}");
        }
    }

    private static string FirstLine(string file)
    {
        using var reader = File.OpenText(file);
        return reader.ReadLine() ?? "";
    }
}
