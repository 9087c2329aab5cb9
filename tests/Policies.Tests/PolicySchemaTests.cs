using System.Text.Json.Nodes;

namespace Spit.Policies.Tests;

public sealed class PolicySchemaTests
{
    [Fact]
    public void Schema_File_IsInStep() => Assert.Equal(Document("policy.schema.json"), PolicyFile.Schema());

    [Fact]
    public void Schema_EveryKey_IsInTheDocument()
    {
        var document = Document("policy.md");

        foreach (var (key, _) in JsonNode.Parse(PolicyFile.Schema())!["properties"]!.AsObject())
            Assert.Contains($"`{key}`", document, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Example_HasNoFault() =>
        Assert.Empty(PolicyFile.Parse(Document("policy.example.yaml")).Faults);

    private static string Document(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", name));
}
