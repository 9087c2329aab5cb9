using System.Net;
using Spit.Challenger.Prompts;
using Spit.Hosting.Settings;

namespace Spit.Challenger;

/// <summary>What can be wrong with a challenger's settings beyond their spelling.</summary>
internal static class ChallengerOptionsValidator
{
    private const int MostNameLength = 64;

    public static void Validate(ChallengerOptions options, SettingFaults faults)
    {
        if (options.Name is not null && !IsName(options.Name))
            faults.Add("name", "must be letters, digits, hyphens and dots, at most 64");
        if (options.ChallengeKey is null)
            faults.Add("challengeKey", "missing: without it no edge's word can be trusted");
        if (options.Grid is { Count: 0 })
            faults.Add("grid", "missing");
        if (options.Sip is not null && options.Advertise is null && IsWildcard(options.Sip.Address))
            faults.Add("advertise", "missing: nobody can reach a wildcard address");
        if (options.ApiAdvertise is null && IsWildcard(options.Api.Address))
            faults.Add("apiAdvertise", "missing: no silo can reach a wildcard address");
        if (options.Api.Port == 0)
            faults.Add("api", "needs a port: the grid keeps where recordings are");
        ValidateMedia(options, faults);
        faults.Within("maxCalls", options.MaxCalls, 1, 10_000);
        faults.Within("callsPerCaller", options.CallsPerCaller, 1, 1000);
        faults.Within("longestChallenge", options.LongestChallenge, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10));
        faults.Within("mediaTimeout", options.MediaTimeout, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1));
        faults.Within("drainTime", options.DrainTime, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        if (options.DrainTime >= options.ShutdownTimeout)
            faults.Add("drainTime", "must be less than shutdownTimeout, which ends the program");
        if (options.RefusalCode is < 400 or > 699 or 503)
            faults.Add("refusalCode", $"{options.RefusalCode} must be from 400 to 699, but not 503");
        if (options.ChallengedFrom is < -100 or > 100)
            faults.Add("challengedFrom", "must be from -100 to 100");
        foreach (var fault in PromptSet.TryLoad(options.Prompts ?? PromptSet.Shipped, options.Language).Faults)
            faults.Add("prompts", fault);
        options.Recordings.Validate("recordings", faults);
    }

    private static void ValidateMedia(ChallengerOptions options, SettingFaults faults)
    {
        if (options.Media is null) return;
        if (options.MediaAdvertise is null && IsWildcard(options.Media.Address))
            faults.Add("mediaAdvertise", "missing: nobody can reach a wildcard address");
        if (options.Media.Room < 2 * options.MaxCalls)
        {
            faults.Add(
                "media",
                $"has room for {options.Media.Room / 2} calls, at four ports each; maxCalls is {options.MaxCalls}");
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MostNameLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    private static bool IsWildcard(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
