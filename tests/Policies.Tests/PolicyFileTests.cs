using CsCheck;
using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Policies;

namespace Spit.Policies.Tests;

public sealed class PolicyFileTests
{
    private const string EveryKey = """
        revision: spring
        country_code: 44
        national_prefix: '0'
        international_prefix: 00
        national_digits: 10
        least_international_digits: 12
        short_number_digits: 5
        trunks: {access: own, north: international}
        other_trunks: undeclared
        emergency_numbers: [999, 112]
        weights: {CALLER_BURST: 0.5}
        shadow: [CAMPAIGN]
        thresholds: {tag: 0, greylist: 1, challenge: 2, block: 6.5}
        exceptions:
          - {trunk: north, callee: 01632, at_most: tag}
        do_not_originate: [01632 960000]
        honeypots: [01632 960099]
        toll_ranges: [0900, '+882']
        scanner_agents: [MyScanner]
        lists:
          allow: [01632 960001, {pattern: 192.0.2.0/24, reason: the office}]
          block: [01632 9609*, caller-prefix/sip:sales]
        observe: true
        on_failure: tag
        challenge_fallback: block
        challenge_credit: {time: 2h, calls: 3}
        short_call: 7.5s
        least_samples: 20
        """;

    [Theory]
    [MemberData(nameof(PolicyFaults.All), MemberType = typeof(PolicyFaults))]
    public void Parse_Fault_IsNamedWithItsPlace(string yaml, string expected)
    {
        var result = PolicyFile.Parse(yaml, "p.yaml");

        Assert.Null(result.Policy);
        var fault = Assert.Single(result.Faults).ToString();
        if (expected.EndsWith('*')) Assert.StartsWith("p.yaml:" + expected[..^1], fault, StringComparison.Ordinal);
        else Assert.Equal("p.yaml:" + expected, fault);
    }

    [Fact]
    public void Parse_ManyFaults_AreAllToldInOrder()
    {
        const string Yaml = """
            version: 1
            observ: true
            thresholds: {tag: low, block: 500}
            weights:
              CALLER_BURST: -1
              NO_SUCH: 1
            lists:
              allow: [nobody?]
            """;

        var lines = PolicyFile.Parse(Yaml).Faults.Select(f => f.Line);

        Assert.Equal([2, 3, 3, 5, 6, 8], lines);
    }

    [Fact]
    public void Parse_Nothing_IsTheBuiltInPolicy()
    {
        var policy = PolicyFile.Parse("version: 1").Policy!;

        Assert.Equal(Policy.Default with { Revision = policy.Revision }, policy);
        Assert.Equal("file-1f3b8c4b".Length, policy.Revision.Length);
    }

    [Fact]
    public void Parse_EveryKey_IsHeard()
    {
        var result = PolicyFile.Parse(EveryKey);

        Assert.Empty(result.Faults);
        var policy = result.Policy!;
        Assert.Equal("spring", policy.Revision);
        Assert.Equal(("44", "0", "00"), (policy.Numbers.HomeCountryCode, policy.Numbers.NationalPrefix,
            policy.Numbers.InternationalPrefix));
        Assert.Equal((10, 12, 5), (policy.Numbers.NationalDigits, policy.Numbers.LeastInternationalDigits,
            policy.Numbers.ShortNumberDigits));
        Assert.Equal(TrustClass.International, policy.Trunks.Of("north"));
        Assert.Equal(TrustClass.Undeclared, policy.Trunks.Of("unknown"));
        Assert.Equal(TrustClass.Undeclared, policy.Trunks.Of("biz"));
        Assert.Equal(["999", "112"], policy.EmergencyNumbers);
        Assert.Equal(0.5, policy.WeightOf("CALLER_BURST"));
        Assert.Equal(["CAMPAIGN"], policy.Shadowed);
        Assert.Equal(new Thresholds { Tag = 0, Greylist = 1, Challenge = 2, Block = 6.5 }, policy.Thresholds);
        Assert.Equal([new PolicyException("north", "+441632", null, Disposition.Tag)], policy.Exceptions);
        Assert.Equal(["+441632960000"], policy.DoNotOriginate);
        Assert.Equal(["+441632960099"], policy.Honeypots);
        Assert.Equal(["+44900", "+882"], policy.TollRanges);
        Assert.Equal(["myscanner"], policy.ScannerAgents);
        Assert.Equal(
            [
                "allow/caller/+441632960001", "allow/source/192.0.2.0/24", "block/caller-prefix/+4416329609",
                "block/caller-prefix/sip:sales",
            ],
            policy.Lists.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal("the office", policy.Lists.Entries.Single(e => e.Kind == PatternKind.Source).Reason);
        Assert.True(policy.ObserveOnly);
        Assert.Equal((Disposition.Tag, Disposition.Block), (policy.OnFailure, policy.ChallengeFallback));
        Assert.Equal(new CreditTerms(TimeSpan.FromHours(2), 3), policy.ChallengeCredit);
        Assert.Equal(TimeSpan.FromSeconds(7.5), policy.ShortCall);
        Assert.Equal(20, policy.LeastSamples);
    }

    [Theory]
    [InlineData("x", null, "x")]
    [InlineData("x", "r7", "r7")]
    public void Parse_GivenRevision_Rules(string inFile, string? given, string expected)
    {
        var text = new PolicyText("p.yaml", $"revision: {inFile}") { Revision = given };

        Assert.Equal(expected, PolicyFile.Parse(text).Policy!.Revision);
    }

    [Fact]
    public void Parse_TextWithoutRevision_IsNamedByWhatItSays()
    {
        static string Name(string yaml) => PolicyFile.Parse(yaml).Policy!.Revision;

        Assert.Equal(Name("version: 1"), Name("version: 1"));
        Assert.NotEqual(Name("version: 1"), Name("observe: true"));
    }

    [Fact]
    public void Parse_TooLarge_IsRefused() =>
        Assert.Single(PolicyFile.Parse(new string('#', PolicyText.Limit + 1)).Faults);

    [Fact]
    public void Parse_MoreFaultsThanAnybodyReads_AreCounted()
    {
        var yaml = string.Concat(Enumerable.Range(0, 150).Select(i => $"key{i}: 1\n"));

        var faults = PolicyFile.Parse(yaml).Faults;

        Assert.Equal(101, faults.Count);
        Assert.Equal("and 50 more", faults[^1].Reason);
    }

    [Fact]
    public void Read_NoSuchFile_IsAFault()
    {
        var result = PolicyFile.Read(Path.Combine(AppContext.BaseDirectory, "no-such.yaml"));

        Assert.Null(result.Policy);
        var fault = Assert.Single(result.Faults).ToString();
        Assert.Contains("no-such.yaml: cannot be read", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DamagedText_NeverThrows()
    {
        const string Whole = "thresholds: {tag: 1}\nweights:\n  DNO: \"\\U0001F600\"\n"
            + "lists:\n  block: ['+49*', |\n x]\n";
        const string Letters = "\"\\U'x: -?&*!|>%@`{}[],#~\n\t 0F\u0085\0";
        var letter = Gen.Char[Letters];
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.String[letter, 0, 6], Gen.Int[0, 4]).Sample(
            (at, put, cut) =>
            {
                var end = Math.Min(Whole.Length, at + cut);
                var result = PolicyFile.Parse(Whole[..at] + put + Whole[end..]);
                return (result.Policy is null) == (result.Faults.Count > 0);
            },
            iter: 20_000);
    }

    [Fact]
    public void Parse_EveryPrefixOfAFile_NeverThrows()
    {
        var whole = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "policy.example.yaml"));
        for (var length = 0; length < whole.Length; length++)
        {
            var result = PolicyFile.Parse(whole[..length]);
            Assert.Equal(result.Policy is null, result.Faults.Count > 0);
        }
    }
}
