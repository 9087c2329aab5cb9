using Spit.Detection.Identities;
using CallerKey = Spit.Detection.CallerKey;
using CallerSubject = Spit.Protocol.V1.CallerSubject;
using TrustClass = Spit.Detection.TrustClass;

namespace Spit.Silo.Api;

/// <summary>Whom a request means.</summary>
internal static class CallerSubjects
{
    private static readonly TrustClass[] EveryTrustClass = Enum.GetValues<TrustClass>();

    /// <summary>The caller in each trust class that is meant; null: <paramref name="fault"/> says why not.</summary>
    public static IReadOnlyList<CallerKey>? Read(CallerSubject? subject, NumberPlan numbers, out string fault)
    {
        fault = "";
        if (string.IsNullOrEmpty(subject?.Uri)) fault = "caller.uri: missing";
        else if (!CallerIdentity.TryCanonicalize(subject.Uri, numbers, out var identity))
            fault = "caller.uri: neither a SIP or tel URI nor a number";
        else if (!WireReader.TryRead(subject.Trust, out TrustClass only)) fault = "caller.trust: no such trust class";
        else
        {
            var classes = subject.Trust == Protocol.V1.TrustClass.Unspecified ? EveryTrustClass : [only];
            return [.. classes.Select(trust => new CallerKey(trust, identity))];
        }
        return null;
    }
}
