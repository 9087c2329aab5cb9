using CsCheck;
using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Policies;

namespace Spit.Policies.Tests;

public sealed class PolicyFileTests
{
    [Theory]
    // Syntax.
    [InlineData("", "1:1: is empty; 'version: 1' alone is the built-in policy")]
    [InlineData("# nothing\n", "1:1: is empty; 'version: 1' alone is the built-in policy")]
    [InlineData("weights: {A: 1", "2:1: is not YAML: *")]
    [InlineData("a: b: c", "1:5: is not YAML: *")]
    [InlineData("version: 1\n---\nversion: 1", "2:1: holds a second document")]
    [InlineData("- version", "1:1: a list is not a map of keys")]
    [InlineData("shadow: &x [DNO]", "1:9: shadow: anchors, aliases and tags have no place in a policy")]
    [InlineData("? [a]\n: 1", "1:3: a key must be one plain word")]
    [InlineData("observe: true\nobserve: false", "2:1: observe: stands twice, first in line 1")]
    [InlineData("weights:\n  DNO: 1\n  DNO: 1", "3:3: weights.DNO: stands twice, first in line 2")]
    // Unknown keys and words.
    [InlineData("treshold: {}", "1:1: treshold: there is no such key; did you mean thresholds?")]
    [InlineData("xyzzy: 1", "1:1: xyzzy: there is no such key")]
    [InlineData("thresholds:\n  blok: 5", "2:3: thresholds.blok: there is no such key; did you mean block?")]
    [InlineData("weights: {CALLER_BRUST: 1}",
        "1:11: weights.CALLER_BRUST: 'CALLER_BRUST' is not a signal's symbol; did you mean CALLER_BURST?")]
    [InlineData("shadow: [caller-burst]",
        "1:10: shadow[0]: 'caller-burst' is not a signal's symbol; did you mean CALLER_BURST?")]
    [InlineData("shadow: [DNO, DNO]", "1:15: shadow[1]: 'DNO' is in the list already")]
    [InlineData("trunks: {north: pear}", "1:17: trunks.north: 'pear' is not a trust class "
        + "(own, forwarder, peer, international, undeclared); did you mean peer?")]
    [InlineData("on_failure: drop",
        "1:13: on_failure: 'drop' is not a disposition (allow, tag, greylist, challenge, block)")]
    // Types.
    [InlineData("observe: 1", "1:10: observe: '1' is not true or false")]
    [InlineData("observe: 'true'", "1:10: observe: 'true' is not true or false")]
    [InlineData("observe:", "1:9: observe: nothing is not true or false")]
    [InlineData("weights: [DNO]", "1:10: weights: a list is not a map of keys")]
    [InlineData("shadow: DNO", "1:9: shadow: 'DNO' is not a list")]
    [InlineData("thresholds: {block: high}",
        "1:21: thresholds.block: 'high' is not a number from -100 to 100")]
    [InlineData("thresholds: {block: {a: 1}}",
        "1:21: thresholds.block: a map of keys is not a number from -100 to 100")]
    [InlineData("short_call: 6", "1:13: short_call: '6' is not a time from 500ms to 1m, such as 6s or 500ms")]
    // Ranges.
    [InlineData("version: 2", "1:10: version: '2' is not 1")]
    [InlineData("weights: {DNO: 11}", "1:16: weights.DNO: '11' is not a number from 0 to 10")]
    [InlineData("weights: {DNO: .nan}", "1:16: weights.DNO: '.nan' is not a number from 0 to 10")]
    [InlineData("short_call: 100h", "1:13: short_call: '100h' is not a time from 500ms to 1m, such as 6s or 500ms")]
    [InlineData("least_samples: 0", "1:16: least_samples: '0' is not a number from 1 to 1000")]
    [InlineData("country_code: +49", "1:15: country_code: '+49' is not 1 to 3 digits")]
    [InlineData("emergency_numbers: []", "1:20: emergency_numbers: needs 1 at least")]
    [InlineData("emergency_numbers: [1x2]", "1:21: emergency_numbers[0]: '1x2' is not 2 to 15 digits")]
    [InlineData("thresholds: {challenge: 9}",
        "1:25: thresholds.challenge: block at 5 lies below challenge at 9")]
    [InlineData("thresholds: {tag: 1, greylist: 0.5, challenge: 2, block: 3}",
        "1:32: thresholds.greylist: greylist at 0.5 lies below tag at 1")]
    [InlineData("trunks: {unknown: own}",
        "1:9: trunks: the trunk 'unknown' holds what nobody declared: it stays undeclared")]
    // Patterns.
    [InlineData("lists: {block: [12 monkeys!]}", "1:17: lists.block[0]: '12 monkeys!' is no number, no URI, "
        + "no beginning that ends in *, no address and no CIDR block")]
    [InlineData("lists: {block: [192.0.2.1/24]}",
        "1:17: lists.block[0]: '192.0.2.1/24' has bits beyond its length; the network is 192.0.2.0/24")]
    [InlineData("lists: {block: [030*, '+4930*']}", "1:23: lists.block[1]: '+4930*' is in the list already")]
    [InlineData("lists: {block: [{reason: x}]}", "1:17: lists.block[0]: needs a pattern")]
    [InlineData("do_not_originate: [4]", "1:20: do_not_originate[0]: '4' is no beginning of a number *")]
    [InlineData("exceptions: [{trunk: a}]", "1:14: exceptions[0]: needs at_most")]
    [InlineData("exceptions: [{at_most: tag}]", "1:14: exceptions[0]: needs a trunk, a callee or a caller")]
    [InlineData("exceptions: [{trunk: a, at_most: block}]",
        "1:34: exceptions[0].at_most: 'block' is not a disposition *")]
    [InlineData("likelihoods: learnt.json", "1:14: likelihoods: the file learnt.json did not come with the policy")]
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
        const string Yaml = """
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
            short_call: 7.5s
            least_samples: 20
            """;

        var result = PolicyFile.Parse(Yaml);

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
