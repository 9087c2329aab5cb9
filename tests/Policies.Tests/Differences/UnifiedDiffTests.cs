using CsCheck;
using Spit.Policies.Differences;

namespace Spit.Policies.Tests.Differences;

public sealed class UnifiedDiffTests
{
    private static readonly Gen<string> Texts =
        Gen.Char["abc"].Select(c => c + "\n").List[0, 30].Select(lines => string.Concat(lines));

    [Fact]
    public void Of_OneLineChanged_ShowsItsNeighbours()
    {
        const string From = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";

        var diff = UnifiedDiff.Of(From, From.Replace("5\n", "five\n", StringComparison.Ordinal), "r1", "r2");

        Assert.Equal(
            ["--- r1", "+++ r2", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"], diff);
    }

    [Fact]
    public void Of_FarApart_AreTwoHunks()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"{i}\n").ToList();
        var changed = lines.Select((line, i) => i is 1 or 18 ? "x\n" : line);

        var diff = UnifiedDiff.Of(string.Concat(lines), string.Concat(changed), "a", "b");

        Assert.Equal(["@@ -1,5 +1,5 @@", "@@ -16,5 +16,5 @@"], diff.Where(l => l[0] == '@'));
    }

    [Theory]
    [InlineData("", "a\n", "@@ -0,0 +1,1 @@")]
    [InlineData("a\n", "", "@@ -1,1 +0,0 @@")]
    public void Of_EmptyText_NamesTheLineBefore(string from, string to, string range) =>
        Assert.Equal(range, UnifiedDiff.Of(from, to, "a", "b")[2]);

    [Theory]
    [InlineData("a\nb\n", "a\r\nb\r\n")]
    [InlineData("a\nb", "a\nb\n")]
    public void Of_OtherLineEnds_IsNoDifference(string from, string to) =>
        Assert.Empty(UnifiedDiff.Of(from, to, "a", "b"));

    [Fact]
    public void Of_AnyTexts_PatchesOneIntoTheOther() => Gen.Select(Texts, Texts, Gen.Int[0, 4]).Sample(
        (from, to, context) =>
        {
            var diff = UnifiedDiff.Of(from, to, "a", "b", context);
            Assert.Equal(from == to, diff.Count == 0);
            Assert.Equal(to, Patch(from, diff));
        },
        iter: 5000);

    [Fact]
    public void Of_AnyTexts_IsAsShortAsCanBe() => Gen.Select(Texts, Texts).Sample(
        (from, to) =>
        {
            var edits = UnifiedDiff.Of(from, to, "a", "b").Skip(2).Count(l => l[0] is '+' or '-');
            var (a, b) = (from.Split('\n')[..^1], to.Split('\n')[..^1]);
            Assert.Equal(a.Length + b.Length - (2 * LongestCommon(a, b)), edits);
        },
        iter: 2000);

    [Fact]
    public void Of_NothingInCommon_IsStillADifference()
    {
        var from = string.Concat(Enumerable.Range(0, 3000).Select(i => $"a{i}\n"));
        var to = string.Concat(Enumerable.Range(0, 3000).Select(i => $"b{i}\n"));

        Assert.Equal(6003, UnifiedDiff.Of(from, to, "a", "b").Count);
    }

    private static string Patch(string from, IReadOnlyList<string> diff)
    {
        var source = from.Split('\n')[..^1];
        var result = new List<string>();
        var at = 0;
        foreach (var line in diff.Skip(2))
        {
            if (line[0] == '@')
            {
                var range = line.Split(' ')[1][1..].Split(',').Select(int.Parse).ToArray();
                var start = range[1] == 0 ? range[0] : range[0] - 1;
                while (at < start) result.Add(source[at++]);
            }
            else if (line[0] == '+')
            {
                result.Add(line[1..]);
            }
            else
            {
                Assert.Equal(source[at++], line[1..]);
                if (line[0] == ' ') result.Add(line[1..]);
            }
        }
        result.AddRange(source.Skip(at));
        return string.Concat(result.Select(l => l + "\n"));
    }

    private static int LongestCommon(string[] a, string[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i < a.Length; i++)
            for (var k = 0; k < b.Length; k++)
                table[i + 1, k + 1] = a[i] == b[k] ? table[i, k] + 1 : Math.Max(table[i, k + 1], table[i + 1, k]);
        return table[a.Length, b.Length];
    }
}
