using Spit.Detection.Policies;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;
using Spit.Silo.Policies;

namespace Spit.Silo.Tests.Policies;

public sealed class InitialPolicyTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void Of_NoFile_IsTheBuiltInOneThatEdgesHave()
    {
        var initial = InitialPolicy.Of(null);

        Assert.Same(Policy.Default, initial.Policy);
        Assert.Null(initial.Text);
    }

    [Fact]
    public void Of_File_IsReadAndPassedOnUnderItsName()
    {
        var initial = InitialPolicy.Of(File("revision: spring\nobserve: true\n"));

        Assert.True(initial.Policy.ObserveOnly);
        Assert.Equal("spring", initial.Policy.Revision);
        Assert.Equal("spring", initial.Text!.Revision);
    }

    [Fact]
    public void Of_FileWithFaults_IsAFaultOfTheStart() =>
        Assert.Contains(
            "1:1: observ: there is no such key",
            Assert.Throws<StartFaultException>(() => InitialPolicy.Of(File("observ: true"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Validate_FileWithFaults_NotesEachOfThem()
    {
        var faults = new SettingFaults();

        InitialPolicy.Validate("policy", File("observ: true\nshadow: [X]\n"), faults);
        InitialPolicy.Validate("policy", _folder.Path + "/missing.yaml", faults);

        Assert.Equal(3, faults.Lines.Count);
        Assert.All(faults.Lines, line => Assert.StartsWith("policy: ", line, StringComparison.Ordinal));
        Assert.Contains("policy.yaml:2:10: shadow[0]: 'X' is not a signal's symbol", faults.Lines[1],
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string File(string yaml)
    {
        var path = Path.Combine(_folder.Path, "policy.yaml");
        System.IO.File.WriteAllText(path, yaml);
        return path;
    }
}
