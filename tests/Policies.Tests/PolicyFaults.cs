namespace Spit.Policies.Tests;

/// <summary>Policies with one fault each, and how it is told; a star stands for anything.</summary>
internal static class PolicyFaults
{
    public static TheoryData<string, string> All { get; } = new()
    {
        // Syntax.
        { "", "1:1: is empty; 'version: 1' alone is the built-in policy" },
        { "# nothing\n", "1:1: is empty; 'version: 1' alone is the built-in policy" },
        { "weights: {A: 1", "2:1: is not YAML: *" },
        { "a: b: c", "1:5: is not YAML: *" },
        { "version: 1\n---\nversion: 1", "2:1: holds a second document" },
        { "- version", "1:1: a list is not a map of keys" },
        { "shadow: &x [DNO]", "1:9: shadow: anchors, aliases and tags have no place in a policy" },
        { "? [a]\n: 1", "1:3: a key must be one plain word" },
        { "observe: true\nobserve: false", "2:1: observe: stands twice, first in line 1" },
        { "weights:\n  DNO: 1\n  DNO: 1", "3:3: weights.DNO: stands twice, first in line 2" },
        // Unknown keys and words.
        { "treshold: {}", "1:1: treshold: there is no such key; did you mean thresholds?" },
        { "xyzzy: 1", "1:1: xyzzy: there is no such key" },
        { "thresholds:\n  blok: 5", "2:3: thresholds.blok: there is no such key; did you mean block?" },
        {
            "weights: {CALLER_BRUST: 1}",
            "1:11: weights.CALLER_BRUST: 'CALLER_BRUST' is not a signal's symbol; did you mean CALLER_BURST?"
        },
        {
            "shadow: [caller-burst]",
            "1:10: shadow[0]: 'caller-burst' is not a signal's symbol; did you mean CALLER_BURST?"
        },
        { "shadow: [DNO, DNO]", "1:15: shadow[1]: 'DNO' is in the list already" },
        {
            "trunks: {north: pear}", "1:17: trunks.north: 'pear' is not a trust class "
            + "(own, forwarder, peer, international, undeclared); did you mean peer?"
        },
        {
            "on_failure: drop",
            "1:13: on_failure: 'drop' is not a disposition (allow, tag, greylist, challenge, block)"
        },
        // Types.
        { "observe: 1", "1:10: observe: '1' is not true or false" },
        { "observe: 'true'", "1:10: observe: 'true' is not true or false" },
        { "observe:", "1:9: observe: nothing is not true or false" },
        { "weights: [DNO]", "1:10: weights: a list is not a map of keys" },
        { "shadow: DNO", "1:9: shadow: 'DNO' is not a list" },
        {
            "thresholds: {block: high}",
            "1:21: thresholds.block: 'high' is not a number from -100 to 100"
        },
        {
            "thresholds: {block: {a: 1}}",
            "1:21: thresholds.block: a map of keys is not a number from -100 to 100"
        },
        { "short_call: 6", "1:13: short_call: '6' is not a time from 500ms to 1m, such as 6s or 500ms" },
        // Ranges.
        { "version: 2", "1:10: version: '2' is not 1" },
        { "weights: {DNO: 11}", "1:16: weights.DNO: '11' is not a number from 0 to 10" },
        { "weights: {DNO: .nan}", "1:16: weights.DNO: '.nan' is not a number from 0 to 10" },
        { "short_call: 100h", "1:13: short_call: '100h' is not a time from 500ms to 1m, such as 6s or 500ms" },
        { "least_samples: 0", "1:16: least_samples: '0' is not a number from 1 to 1000" },
        { "country_code: +49", "1:15: country_code: '+49' is not 1 to 3 digits" },
        { "emergency_numbers: []", "1:20: emergency_numbers: needs 1 at least" },
        { "emergency_numbers: [1x2]", "1:21: emergency_numbers[0]: '1x2' is not 2 to 15 digits" },
        {
            "thresholds: {challenge: 9}",
            "1:25: thresholds.challenge: block at 5.5 lies below challenge at 9"
        },
        {
            "thresholds: {tag: 1, greylist: 0.5, challenge: 2, block: 3}",
            "1:32: thresholds.greylist: greylist at 0.5 lies below tag at 1"
        },
        {
            "trunks: {unknown: own}",
            "1:9: trunks: the trunk 'unknown' holds what nobody declared: it stays undeclared"
        },
        // Patterns.
        {
            "lists: {block: [12 monkeys!]}", "1:17: lists.block[0]: '12 monkeys!' is no number, no URI, "
            + "no beginning that ends in *, no address and no CIDR block"
        },
        {
            "lists: {block: [192.0.2.1/24]}",
            "1:17: lists.block[0]: '192.0.2.1/24' has bits beyond its length; the network is 192.0.2.0/24"
        },
        { "lists: {block: [030*, '+4930*']}", "1:23: lists.block[1]: '+4930*' is in the list already" },
        { "lists: {block: [{reason: x}]}", "1:17: lists.block[0]: needs a pattern" },
        { "do_not_originate: [4]", "1:20: do_not_originate[0]: '4' is no beginning of a number *" },
        { "exceptions: [{trunk: a}]", "1:14: exceptions[0]: needs at_most" },
        { "exceptions: [{at_most: tag}]", "1:14: exceptions[0]: needs a trunk, a callee or a caller" },
        {
            "exceptions: [{trunk: a, at_most: block}]",
            "1:34: exceptions[0].at_most: 'block' is not a disposition *"
        },
        { "likelihoods: learnt.json", "1:14: likelihoods: the file learnt.json did not come with the policy" },
    };
}
