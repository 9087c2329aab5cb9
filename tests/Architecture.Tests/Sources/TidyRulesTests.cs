namespace Spit.Architecture.Tests.Sources;

public sealed class TidyRulesTests
{
    public static TheoryData<string> Rooms() =>
        [.. Repository.Projects().Select(path => path[..path.LastIndexOf('/')])];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Faults_SourcesOfThisRepository_None(string room) =>
        NoFaults.In(Repository.Sources(room).Select(SourceFile.Load).SelectMany(TidyRules.Faults));

    [Theory]
    [InlineData("namespace Spit.X;\nclass A;\nclass B;", "2 types in one file")]
    [InlineData("namespace Spit.X;\nclass B;", "should be named after it")]
    [InlineData("namespace Spit.Y;\nclass A;", "the folder says Spit.X")]
    [InlineData("namespace Spit.X { class A { } }", "has braces")]
    [InlineData("class A;", "no namespace")]
    [InlineData("namespace Spit.X;\nclass A { class CallHelper; }", "CallHelper does not name what it is")]
    [InlineData("namespace Spit.X;\nclass A { void F() { try { } catch { } } }", "swallows everything")]
    [InlineData("namespace Spit.X;\nclass A { void F() { try { } catch (Exception) { } } }", "swallows everything")]
    [InlineData("namespace Spit.X;\n// " + "TO" + "DO: later\nclass A;", "later")]
    [InlineData("namespace Spit.X;\n#region a\nclass A;\n#endregion", "#region a")]
    public void Faults_PlantedBreach_IsNamed(string text, string fault) =>
        Assert.Contains(TidyRules.Faults(SourceFile.Parse("src/X/A.cs", text)), f => f.Contains(fault, Ordinal));

    [Fact]
    public void Faults_LongFileLineAndFunction_AreNamed()
    {
        var body = string.Concat(Enumerable.Repeat("\n", 300));
        var text = $"namespace Spit.X;\nclass A {{ void F() {{{body}}}\n// {new string('-', 120)}\n}}";

        var faults = string.Join('\n', TidyRules.Faults(SourceFile.Parse("src/X/A.cs", text)));

        Assert.Contains("at most 300", faults, Ordinal);
        Assert.Contains("at most 120", faults, Ordinal);
        Assert.Contains("a function of 301 lines", faults, Ordinal);
    }

    [Theory]
    [InlineData("src/X/A.cs", "namespace Spit.X;\npublic sealed class A<T>;")]
    [InlineData("src/X/A.Log.cs", "namespace Spit.X;\ninternal sealed partial class A;")]
    [InlineData("src/X/B/A.cs", "namespace Spit.X.B;\ninternal delegate void A();")]
    [InlineData("src/X/Program.cs", "return 0;")]
    [InlineData("src/X/X.GlobalUsings.cs", "global using System.Net;")]
    [InlineData("src/X/A.cs", "namespace Spit.X;\nclass A { void F() { try { } catch (IOException) { } } }")]
    public void Faults_TidyFile_None(string path, string text) =>
        Assert.Empty(TidyRules.Faults(SourceFile.Parse(path, text)));
}
