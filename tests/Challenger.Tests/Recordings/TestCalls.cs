using Google.Protobuf;
using Spit.Challenger.Recordings;
using Spit.Hosting.Settings;
using Spit.Protocol.V1;

namespace Spit.Challenger.Tests.Recordings;

/// <summary>Calls and their sound.</summary>
internal static class TestCalls
{
    public const string Callee = "+493023125099";

    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public static SecretText KeyText => new(Convert.ToBase64String(Key));

    public static QuarantineCall Call(string caller = "+493023125001") => new()
    {
        Attempt = new Attempt
        {
            Caller = new CallerKey { Trust = TrustClass.Peer, Identity = caller },
            Callee = Callee,
            SourceIp = ByteString.CopyFrom(192, 0, 2, 7),
            Trunk = "peer-1",
            StartedUnixMs = 1_790_000_000_000,
        },
        Finding = new ChallengeFinding { RobotProbability = 0.93, Decision = "robot" },
        Verdict = new Verdict { Disposition = Disposition.Challenge, ScoreMilli = 5300, PolicyRevision = "r1" },
        Pop = "fra1",
    };

    /// <summary>Samples that tell their place.</summary>
    public static short[] Samples(double seconds) =>
        [.. Enumerable.Range(0, (int)(8000 * seconds)).Select(i => (short)((i * 7919) % 60_000 - 30_000))];
}
