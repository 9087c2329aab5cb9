using Spit.Detection.Policies;

namespace Spit.EdgeProxy.Screening;

/// <summary>The built-in policy with what the edge's own settings say.</summary>
internal static class EdgePolicy
{
    public static Policy From(EdgeOptions options) => Policy.Default with
    {
        OnFailure = options.OnFailure,
        ObserveOnly = options.ObserveOnly,
        EmergencyNumbers = options.EmergencyNumbers,
    };
}
