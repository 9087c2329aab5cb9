namespace Spit.Challenger.Tests.Recordings;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("spit-recordings-").FullName;

    public string[] Files(string extension) => Directory.GetFiles(Path, "*" + extension);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
