using Spit.Detection.Policies;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;
using Spit.Policies;

namespace Spit.Silo.Policies;

/// <summary>The policy that runs until one is applied.</summary>
/// <param name="Policy">The built-in one, unless a file was named.</param>
/// <param name="Text">The file's text for the edges; null for the built-in policy, which they have.</param>
internal sealed record InitialPolicy(Policy Policy, PolicyText? Text)
{
    /// <summary>Reads the file, or takes the built-in policy when none is named.</summary>
    /// <exception cref="StartFaultException">The file changed after it was validated, and cannot be read.</exception>
    public static InitialPolicy Of(string? file)
    {
        if (string.IsNullOrEmpty(file)) return new InitialPolicy(Policy.Default, null);
        var (text, faults) = PolicyFile.Load(file);
        var read = text is null ? new PolicyReadResult(null, faults) : PolicyFile.Parse(text);
        return read.Policy is { } policy
            ? new InitialPolicy(policy, text! with { Revision = policy.Revision })
            : throw new StartFaultException(string.Join("; ", read.Faults));
    }

    /// <summary>Notes everything that is wrong with the file.</summary>
    /// <param name="path">The setting that names it.</param>
    public static void Validate(string path, string? file, SettingFaults faults)
    {
        if (string.IsNullOrEmpty(file)) return;
        foreach (var fault in PolicyFile.Read(file).Faults) faults.Add(path, fault.ToString());
    }
}
