using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests.Commands;

public sealed class PolicyCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spit-policy-");

    [Fact]
    public async Task Check_GoodFile_IsFineWithoutAGrid()
    {
        var run = await FakeGrid.RunAsync(null, "policy", "check", File("p.yaml", "observe: true\n"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.EndsWith("p.yaml: no faults\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Faults_AreALineEachAndTheAnswerIsNo()
    {
        var file = File("p.yaml", "observ: true\nthresholds: {block: high}\n");

        var run = await FakeGrid.RunAsync(null, "policy", "check", file);

        Assert.Equal(1, run.Code);
        Assert.Equal(
            [
                $"{file}:1:1: observ: there is no such key; did you mean observe?",
                $"{file}:2:21: thresholds.block: 'high' is not a number from -100 to 100",
            ],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Check_NamedLikelihoodFile_IsReadToo()
    {
        File("learnt.json", "{}");

        var run = await FakeGrid.RunAsync(null, "policy", "check", File("p.yaml", "likelihoods: learnt.json\n"));

        Assert.Equal(1, run.Code);
        Assert.Contains("p.yaml:1:14: likelihoods: learnt.json: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_GoodFile_IsAskedWithEverything()
    {
        grid.Requests.Clear();
        grid.Answer = _ => new ApplyPolicyResponse { Policy = new Policy { Revision = "r8" } };

        var run = await grid.RunAsync(
            "policy", "apply", File("p.yaml", "observe: true\n"),
            "-m", "calm", "--author", "noc", "--if-running", "r7");

        Assert.Equal((0, "r8 runs"), (run.Code, run.Output.Trim()));
        Assert.Equal(
            new ApplyPolicyRequest
            {
                Yaml = "observe: true\n",
                Message = "calm",
                Author = "noc",
                ExpectedRevision = "r7",
            },
            Assert.Single(grid.Requests));
    }

    [Fact]
    public async Task Apply_FileWithAFault_AsksNobody()
    {
        grid.Requests.Clear();

        var run = await grid.RunAsync("policy", "apply", File("p.yaml", "observe: maybe\n"));

        Assert.Equal(1, run.Code);
        Assert.Contains("p.yaml:1:10: observe: 'maybe' is not true or false", run.Error, StringComparison.Ordinal);
        Assert.Empty(grid.Requests);
    }

    [Fact]
    public async Task Apply_FaultsOfTheGrid_NameTheFile()
    {
        grid.Answer = _ => new ApplyPolicyResponse
        {
            Faults = { new PolicyFault { Line = 3, Column = 4, Path = "weights.X", Reason = "unknown" } },
        };

        var run = await grid.RunAsync("policy", "apply", File("p.yaml", "version: 1\n"));

        Assert.Equal(1, run.Code);
        Assert.EndsWith("p.yaml:3:4: weights.X: unknown", run.Error.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Revision_PrintsItsTextAlone()
    {
        grid.Requests.Clear();
        grid.Answer = _ => new Policy { Revision = "r3", Yaml = "# why\nobserve: true" };

        var run = await grid.RunAsync("policy", "show", "r3");

        Assert.Equal("# why\nobserve: true\n", run.Output);
        Assert.Equal(new GetPolicyRequest { Revision = "r3" }, Assert.Single(grid.Requests));
    }

    [Fact]
    public async Task Show_NoneApplied_IsNo()
    {
        grid.Answer = _ => FakeGrid.Fault(StatusCode.NotFound, "no policy was applied yet");

        var run = await grid.RunAsync("policy", "show");

        Assert.Equal((1, "spitctl: no policy was applied yet"), (run.Code, run.Error.Trim()));
    }

    [Fact]
    public async Task History_Pages_AreShownTogether()
    {
        grid.Answer = request => ((ListPoliciesRequest)request).PageToken.Length == 0
            ? new ListPoliciesResponse { NextPageToken = "r2", Policies = { Revision("r2", "calm") } }
            : new ListPoliciesResponse { Policies = { Revision("r1", "first [brackets]") } };

        var run = await grid.RunAsync("policy", "history");

        Assert.Equal(0, run.Code);
        Assert.Contains("r2 (runs)", run.Output, StringComparison.Ordinal);
        Assert.Contains("back to r1: calm", run.Output, StringComparison.Ordinal);
        Assert.Contains("first [brackets]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_RevisionAndRunning_IsUnified()
    {
        grid.Answer = request => ((GetPolicyRequest)request).Revision == "r1"
            ? new Policy { Revision = "r1", Yaml = "a: 1\nb: 2\n", Likelihoods = "1" }
            : new Policy { Revision = "r2", Yaml = "a: 1\nb: 3\n", Likelihoods = "2" };

        var run = await grid.RunAsync("policy", "diff", "r1");

        string[] expected =
        [
            "--- r1", "+++ r2", "@@ -1,2 +1,2 @@", " a: 1", "-b: 2", "+b: 3",
            "--- r1 likelihoods", "+++ r2 likelihoods", "@@ -1,1 +1,1 @@", "-1", "+2",
        ];
        Assert.Equal(0, run.Code);
        Assert.Equal(expected, run.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Diff_TwoFiles_AsksNobody()
    {
        var (a, b) = (File("a.yaml", "x\n"), File("b.yaml", "y\n"));

        var run = await FakeGrid.RunAsync("http://127.0.0.1:1", "policy", "diff", a, b);

        Assert.Equal(0, run.Code);
        Assert.StartsWith($"--- {a}\n+++ {b}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_NoSuchFile_IsWrongUse() =>
        Assert.Equal(2, (await grid.RunAsync("policy", "diff", "no-such.yaml")).Code);

    [Fact]
    public async Task Revert_Revision_IsAsked()
    {
        grid.Requests.Clear();
        grid.Answer = _ => new ApplyPolicyResponse { Policy = new Policy { Revision = "r9" } };

        var run = await grid.RunAsync("policy", "revert", "r7", "--message", "too strict", "--author", "noc");

        Assert.Equal("r9 runs", run.Output.Trim());
        Assert.Equal(
            new RevertPolicyRequest { Revision = "r7", Message = "too strict", Author = "noc" },
            Assert.Single(grid.Requests));
    }

    [Fact]
    public async Task Schema_Always_IsJson() =>
        Assert.StartsWith("{", (await FakeGrid.RunAsync(null, "policy", "schema")).Output, StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);

    private static Policy Revision(string name, string message) => new()
    {
        Revision = name,
        Message = message,
        Author = "noc",
        CreateTime = Timestamp.FromDateTimeOffset(FakeGrid.Now),
        RevertedTo = name == "r2" ? "r1" : "",
        Running = name == "r2",
    };

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
