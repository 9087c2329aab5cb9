using System.Net;
using Spit.Detection;
using Spit.Hosting.Settings;

namespace Spit.EdgeProxy;

/// <summary>What can be wrong with an edge's settings beyond their spelling.</summary>
internal static class EdgeOptionsValidator
{
    private const int NameLengthLimit = 32;

    /// <summary>The trunk name of sources that nobody declared.</summary>
    private const string UndeclaredTrunk = "unknown";

    // 503 never refuses a caller (RFC 3261 21.5.4); 486 says busy and 604 that nobody of that name exists, which is
    // false; 607 is a human's verdict (RFC 8197).
    private static readonly int[] ForbiddenCodes = [486, 503, 604, 607];

    public static void Validate(EdgeOptions options, SettingFaults faults)
    {
        ValidateNames(options, faults);
        ValidateAddresses(options, faults);
        ValidateTrunks(options.Trunks, faults);
        ValidateTimers(options, faults);
        ValidateLimits(options.Limits, faults);
        if (options.OnFailure is not (Disposition.Allow or Disposition.Tag or Disposition.Block))
        {
            faults.Add("onFailure", $"{Names.Of(options.OnFailure)} needs the grid, must be allow, tag or block");
        }
        if (options.Refusal.Code is < 400 or > 699 || ForbiddenCodes.Contains(options.Refusal.Code))
        {
            faults.Add("refusal:code", $"{options.Refusal.Code} must be from 400 to 699, but not 486, 503, 604 or 607");
        }
        ValidateRefusal(options.Refusal, faults);
        if (options.Challengers.Count > 0 && options.ChallengeKey is null)
        {
            faults.Add("challengeKey", "missing: challengers take no call without it");
        }
        faults.Within("liveBlock", options.LiveBlock, TimeSpan.Zero, TimeSpan.FromHours(1));
        faults.Within("drainTime", options.DrainTime, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        if (options.DrainTime >= options.ShutdownTimeout)
        {
            faults.Add("drainTime", "must be less than shutdownTimeout, which ends the program");
        }
        if (options.TokenKey is { Length: < 16 })
        {
            faults.Add("tokenKey", "must have at least 16 characters");
        }
    }

    private static void ValidateRefusal(RefusalOptions refusal, SettingFaults faults)
    {
        faults.Within("refusal:retryAfter", refusal.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        foreach (var (path, text) in new[] { ("refusal:phrase", refusal.Phrase), ("refusal:reason", refusal.Reason) })
        {
            if (text.Length > 200 || text.Any(c => c is < ' ' or > '~'))
            {
                faults.Add(path, "must be at most 200 printable ASCII characters");
            }
        }
    }

    private static void ValidateNames(EdgeOptions options, SettingFaults faults)
    {
        if (options.Pop is { } pop && !IsName(pop))
        {
            faults.Add("pop", $"'{pop}' must be letters, digits and hyphens, at most {NameLengthLimit}");
        }
        (string, string)[] headers =
            [("verdictHeader", options.VerdictHeader), ("symbolsHeader", options.SymbolsHeader)];
        foreach (var (path, header) in headers)
        {
            // Headers of this prefix are removed when they come from outside; another name could be forged.
            if (!header.StartsWith("X-Spit-", StringComparison.OrdinalIgnoreCase) || !header.All(IsTokenCharacter))
            {
                faults.Add(path, $"'{header}' must begin with X-Spit- and be a header name");
            }
        }
        for (var i = 0; i < options.EmergencyNumbers.Count; i++)
        {
            if (options.EmergencyNumbers[i] is { } number && (number.Length > 15 || !number.All(char.IsAsciiDigit)))
            {
                faults.Add($"emergencyNumbers:{i}", $"'{number}' must be a number of at most 15 digits");
            }
        }
    }

    private static void ValidateAddresses(EdgeOptions options, SettingFaults faults)
    {
        for (var i = 0; i < options.Sip.Count; i++)
        {
            var sip = options.Sip[i];
            var isWildcard = sip.Address.Equals(IPAddress.Any) || sip.Address.Equals(IPAddress.IPv6Any);
            if (isWildcard && options.Advertise is null)
            {
                faults.Add($"sip:{i}", $"{sip} is a wildcard: others need an address to answer (--advertise)");
            }
            if (sip.Port != 0 && options.Sip.Take(i).Contains(sip))
            {
                faults.Add($"sip:{i}", $"{sip} is given twice");
            }
        }
        if (options.NextHop?.EndPoint is { } nextHop && options.Sip.Contains(nextHop))
        {
            faults.Add("nextHop", $"{nextHop} is where this edge listens: calls would come back");
        }
        for (var i = 0; i < options.Grid.Count; i++)
        {
            if (options.Grid[i].PathAndQuery != "/" || options.Grid[i].UserInfo.Length > 0)
            {
                faults.Add($"grid:{i}", $"{options.Grid[i]} must be a host and a port, without path or user");
            }
        }
    }

    private static void ValidateTrunks(IReadOnlyList<TrunkOptions> trunks, SettingFaults faults)
    {
        var networks = new Dictionary<IPNetwork, string>();
        for (var i = 0; i < trunks.Count; i++)
        {
            var trunk = trunks[i];
            if (trunk.Name is { } name && (!IsName(name) || name == UndeclaredTrunk))
            {
                faults.Add($"trunks:{i}:name", $"'{name}' must be letters, digits and hyphens, and not 'unknown'");
            }
            if (trunk.Name is not null && trunks.Take(i).Any(t => t.Name == trunk.Name))
            {
                faults.Add($"trunks:{i}:name", $"'{trunk.Name}' is given twice");
            }
            if (trunk is { Attestation: AttestationTrust.Trusted, Class: TrustClass.Own or TrustClass.Undeclared })
            {
                faults.Add(
                    $"trunks:{i}:attestation",
                    $"trusted does not go with class {Names.Of(trunk.Class)}: only a peer verifies others' calls");
            }
            for (var k = 0; k < trunk.Sources.Count; k++)
            {
                if (!networks.TryAdd(trunk.Sources[k], trunk.Name ?? ""))
                {
                    var other = networks[trunk.Sources[k]];
                    faults.Add($"trunks:{i}:sources:{k}", $"{trunk.Sources[k]} belongs to trunk '{other}' already");
                }
            }
        }
    }

    private static void ValidateTimers(EdgeOptions options, SettingFaults faults)
    {
        var timers = options.Timers;
        var millisecond = TimeSpan.FromMilliseconds(1);
        faults.Within("gridDeadline", options.GridDeadline, millisecond, TimeSpan.FromSeconds(1));
        faults.Within("timers:t1", timers.T1, millisecond, TimeSpan.FromSeconds(10));
        faults.Within("timers:t2", timers.T2, timers.T1, TimeSpan.FromMinutes(1));
        faults.Within("timers:t4", timers.T4, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        faults.Within("timers:timerB", timers.InviteTimeout, timers.T1, TimeSpan.FromMinutes(11));
        faults.Within("timers:timerC", timers.TimerC, millisecond, TimeSpan.FromHours(1));
    }

    private static void ValidateLimits(LimitOptions limits, SettingFaults faults)
    {
        faults.Within("limits:maxTransactions", limits.MaxTransactions, 100, 10_000_000);
        faults.Within("limits:maxPendingQuestions", limits.MaxPendingQuestions, 16, 1_000_000);
        faults.Within("limits:sourceCallsPerSecond", limits.SourceCallsPerSecond, 0, 1_000_000);
        faults.Within("limits:maxLiveBlocks", limits.MaxLiveBlocks, 100, 10_000_000);
        faults.Within("limits:maxQueuedOutcomes", limits.MaxQueuedOutcomes, 100, 10_000_000);
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= NameLengthLimit && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    // RFC 3261 25.1: token.
    private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "-.!%*_+`'~".Contains(c);
}
