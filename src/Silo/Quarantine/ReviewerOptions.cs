using Spit.Hosting.Settings;
using Spit.Silo.Store;

namespace Spit.Silo.Quarantine;

/// <summary>Somebody who reviews the quarantine.</summary>
public sealed record ReviewerOptions
{
    /// <summary>Stands in audit rows and with marks: 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What he proves himself with: at least 20 characters. Or a file.</summary>
    public SecretText? Token { get; init; }

    /// <summary>A file whose first line is the token. Read when the silo starts.</summary>
    public string? TokenFile { get; init; }

    public required IReadOnlyList<ReviewerPermission> Permissions { get; init; }

    internal string? ReadToken() => StorePassword.Of(Token, TokenFile);

    /// <summary>Notes every fault of a list of reviewers.</summary>
    internal static void Validate(string path, IReadOnlyList<ReviewerOptions> reviewers, SettingFaults faults)
    {
        // Chosen: 120 random bits in base64.
        const int LeastToken = 20;
        for (var i = 0; i < reviewers.Count; i++)
        {
            var (reviewer, place) = (reviewers[i], $"{path}:{i}");
            if (reviewer.Name is not { Length: > 0 and <= 64 }) faults.Add($"{place}:name", "1 to 64 characters");
            if (reviewers.Take(i).Any(other => other.Name == reviewer.Name))
                faults.Add($"{place}:name", $"'{reviewer.Name}' is there twice");
            if (reviewer.Token is null && reviewer.TokenFile is null)
                faults.Add($"{place}:tokenFile", "a tokenFile or a token is needed");
            StorePassword.Validate($"{place}:token", reviewer.Token, reviewer.TokenFile, faults);
            if (reviewer.Token is { } token && token.Reveal().Length < LeastToken)
                faults.Add($"{place}:token", $"at least {LeastToken} characters");
        }
    }
}
