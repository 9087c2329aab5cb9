namespace Spit.Silo.Tests;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("spit-silo-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
