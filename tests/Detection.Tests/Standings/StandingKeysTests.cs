using Spit.Detection.Identities;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Standings;

public sealed class StandingKeysTests
{
    [Fact]
    public void Write_FullAttempt_OneOfEachKind()
    {
        var keys = KeysOf(Sample.Attempt with
        {
            Trunk = "ic-1",
            Fingerprint = "ab12",
            UserAgent = "Phone 1",
            Signer = "sp1",
            Attestation = Attestation.B,
            Source = SourceAddress.FromBytes([192, 0, 2, 7]),
        });

        Assert.Equal(
            [
                "fingerprint/ab12", "pattern/ab12/ic-1/home-near", "agent/Phone 1/ic-1", "signer/sp1/B/ic-1",
                "trunk/ic-1/home-near", "network/192.0.2.0/24", "range/peer/+493023125", "callee/+493023125002",
                "identity/+493023125001",
            ],
            keys.Select(key => key.ToString()));
    }

    [Fact]
    public void Write_WithheldNumber_IdentityIsMakeAndAddress()
    {
        var withheld = new CallerKey(TrustClass.Peer, CallerIdentity.Anonymous);
        var attempt = Sample.Attempt with { Caller = withheld, Fingerprint = "0123456789abcdef" };
        var elsewhere = attempt with { Source = SourceAddress.FromBytes([192, 0, 2, 9]) };

        var identity = Assert.Single(KeysOf(attempt), key => key.Kind == StandingKind.Identity);
        Assert.Contains(identity, KeysOf(attempt with { Callee = "+493023125777" }));
        Assert.DoesNotContain(identity, KeysOf(attempt with { Fingerprint = "fedcba9876543210" }));
        Assert.DoesNotContain(identity, KeysOf(elsewhere));
    }

    [Theory]
    [InlineData("sip:a@example.com")]
    [InlineData("")]
    public void Write_BareAttempt_OnlyWhatThereIs(string identity)
    {
        var keys = KeysOf(Sample.Attempt with { Caller = new CallerKey(TrustClass.Own, identity) });

        Assert.Equal(
            [StandingKind.Signer, StandingKind.Trunk, StandingKind.Network, StandingKind.Callee],
            keys.Select(key => key.Kind));
    }

    private static StandingKey[] KeysOf(CallAttempt attempt)
    {
        var keys = new StandingKey[StandingKeys.Most];
        return keys[..StandingKeys.Write(attempt, NumberPlan.Default, keys)];
    }
}
