using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Tests.Calls;

public sealed class PopSplitTests
{
    [Fact]
    public void Join_VerdictsOfSplitCalls_AreInTheOrderOfTheCalls()
    {
        var folder = Directory.CreateTempSubdirectory("spit-pops");
        try
        {
            var calls = Path.Combine(folder.FullName, "all.csv");
            File.WriteAllText(calls, "start,pop\n1,a\n2,b\n3,b\n4,a\n");
            Assert.Equal(["a", "b"], PopSplit.Split(calls, folder.FullName));
            Assert.Equal("start,pop\n2,b\n3,b\n", File.ReadAllText(Path.Combine(folder.FullName, "b.csv")));
            foreach (var pop in new[] { "a", "b" })
                File.WriteAllText(
                    Path.Combine(folder.FullName, pop + ".verdicts.csv"),
                    $"row,disposition,score,symbols\n0,allow,0,{pop}0\n1,block,9,{pop}1\n");

            using var joined = new StringWriter();
            PopSplit.Join(calls, folder.FullName, joined);

            Assert.Equal(
                "row,disposition,score,symbols\n0,allow,0,a0\n1,allow,0,b0\n2,block,9,b1\n3,block,9,a1\n",
                joined.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
