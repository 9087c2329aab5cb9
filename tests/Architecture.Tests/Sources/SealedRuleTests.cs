namespace Spit.Architecture.Tests.Sources;

public sealed class SealedRuleTests
{
    [Fact]
    public void Faults_SourcesOfThisRepository_None()
    {
        SourceFile[] files = [.. Repository.Sources("src").Concat(Repository.Sources("tests")).Select(SourceFile.Load)];

        Assert.NotEmpty(files);
        NoFaults.In(SealedRule.Faults(files));
    }

    [Fact]
    public void Faults_OpenClass_IsNamedUnlessDerivedFrom()
    {
        var open = SourceFile.Parse("src/X/A.cs", "namespace Spit.X;\npublic class A;");
        var derived = SourceFile.Parse("src/X/B.cs", "namespace Spit.X;\npublic sealed class B : A;");

        Assert.Equal(["src/X/A.cs: A is not sealed"], SealedRule.Faults([open]));
        Assert.Empty(SealedRule.Faults([open, derived]));
    }
}
