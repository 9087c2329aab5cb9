using System.Buffers.Text;
using System.Text;
using CsCheck;
using Spit.Detection;
using Spit.Detection.Identities;
using Spit.EdgeProxy.Attestations;
using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Tests.Peers;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Tests.Attestations;

/// <summary>Only who verifies, and is believed to, attests anything.</summary>
public sealed class AttestationReaderTests
{
    private const string Caller = "+441632960001";
    private const string Header =
        """{"alg":"ES256","ppt":"shaken","typ":"passport","x5u":"https://Cert.Example.net:8443/a.cer"}""";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Trunk Believed = new("north", TrustClass.Peer, AssertsIdentity: true, Attests: true);

    /// <summary>What stands in the message, and what counts of it.</summary>
    public static TheoryData<string, string, string> Statements => new()
    {
        { "", "none", "" },
        { Pai("TN-Validation-Passed-A"), "A", "" },
        { Pai("tn-validation-passed-b"), "B", "" },
        { Pai("TN-Validation-Passed-C") + Identity(), "C", "cert.example.net" },
        { Pai("TN-Validation-Passed") + Identity(), "A", "cert.example.net" },
        { Pai("TN-Validation-Passed"), "C", "" },
        { Pai("TN-Validation-Passed") + "Attestation-Info: B\r\n", "B", "" },
        { Pai("TN-Validation-Failed"), "fail", "" },
        { Pai("TN-Validation-Failed-A") + Identity(), "fail", "cert.example.net" },
        { Pai("No-TN-Validation") + Identity() + "Attestation-Info: A\r\n", "none", "" },
        { Pai("something else") + Identity(), "none", "" },
        { "P-Attestation-Indicator: A\r\n", "A", "" },
        { "Attestation-Info: C\r\nOrigination-Id: 0B1E6A52-8f0a\r\n", "C", "origid:0b1e6a52-8f0a" },
        { "Attestation-Info: A\r\nP-Origination-Id: x\r\n" + Identity(), "A", "cert.example.net" },
        { "Attestation-Info: AB\r\n", "none", "" },
        // A PASSporT alone was verified by nobody.
        { Identity(), "none", "" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void Read_FromABelievedPeer_CountsWhatItSays(string headers, string attestation, string signer)
    {
        var read = Read(headers, Believed);

        Assert.Equal((attestation, signer), (Names.Of(read.Attestation), read.Signer));
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void Read_FromAnyOtherPeer_CountsNothing(string headers, string attestation, string signer)
    {
        _ = (attestation, signer);

        Assert.Equal(AttestationStatement.None, Read(headers, Believed with { Attests = false }));
        Assert.Equal(AttestationStatement.None, Read(headers, Trunk.Undeclared));
    }

    [Theory]
    [InlineData(Caller, Attestation.A, "own")]
    [InlineData("anonymous", Attestation.A, "own")]
    [InlineData(AttemptReader.UnreadableIdentity, Attestation.None, "")]
    public void Read_OwnSubscriber_IsAttestedByThisNetwork(string caller, Attestation attestation, string signer)
    {
        var own = new Trunk("access", TrustClass.Own, AssertsIdentity: false, Attests: false);

        Assert.Equal(new AttestationStatement(attestation, signer), Read(Identity(attest: "C"), own, caller));
    }

    [Theory]
    [InlineData(-60, "A")]
    [InlineData(-61, "fail")]
    [InlineData(60, "A")]
    [InlineData(61, "fail")]
    public void Read_PassportOfAnotherTime_FailsBeyondAMinute(int seconds, string attestation)
    {
        var headers = Pai("TN-Validation-Passed-A") + Identity(at: Now.AddSeconds(seconds));

        var read = Read(headers, Believed);

        Assert.Equal((attestation, "cert.example.net"), (Names.Of(read.Attestation), read.Signer));
    }

    [Theory]
    [InlineData("""{"tn":"441632960001"}""", "A")]
    [InlineData("""{ "x" : [1,{"tn":"1"}], "tn" : "+441632960001" }""", "A")]
    [InlineData("""{"uri":"sip:+441632960001@carrier.example"}""", "A")]
    [InlineData("""{"tn":"441632960002"}""", "fail")]
    [InlineData("""{"uri":"sip:someone@carrier.example"}""", "fail")]
    [InlineData("""{"tn":""}""", "fail")]
    [InlineData("\"441632960001\"", "fail")]
    public void Read_PassportAboutAnyNumber_FailsForAnotherThanTheCallers(string origin, string attestation)
    {
        var read = Read(Pai("TN-Validation-Passed-A") + Identity(origin: origin), Believed);

        Assert.Equal(attestation, Names.Of(read.Attestation));
    }

    [Fact]
    public void Read_AnonymousCaller_IsNotComparedWithThePassport()
    {
        var read = Read(Pai("TN-Validation-Passed-A") + Identity(), Believed, CallerIdentity.Anonymous);

        Assert.Equal(Attestation.A, read.Attestation);
    }

    [Fact]
    public void Read_DiversionBeforeTheCallersPassport_TakesTheCallers()
    {
        var diversion = Line("""{"ppt":"div"}""", Claims("", Now, """{"tn":"1"}"""));

        var read = Read(Pai("TN-Validation-Passed") + diversion + Identity(), Believed);

        Assert.Equal(new AttestationStatement(Attestation.A, "cert.example.net"), read);
    }

    [Fact]
    public void Read_VerstatInADisplayName_IsNotBelieved()
    {
        const string Forged =
            "P-Asserted-Identity: \";verstat=TN-Validation-Passed-A\" <sip:+441632960001@a.example>\r\n";

        Assert.Equal(Attestation.None, Read(Forged, Believed).Attestation);
    }

    [Theory]
    [InlineData("https:\\/\\/cert.example.org\\/a", "cert.example.org")]
    [InlineData("http://user@cert.example.org?x", "cert.example.org")]
    [InlineData("nothing", "info.example.com")]
    [InlineData("https://ex ample/", "info.example.com")]
    public void Read_CertificateAddresses_NameTheirHost(string address, string signer)
    {
        var headers = Pai("TN-Validation-Passed-A") + Line($$"""{"x5u":"{{address}}"}""", Claims("A", Now, Origin));

        Assert.Equal(signer, Read(headers, Believed).Signer);
    }

    [Fact]
    public void Read_DamagedPassports_NeverThrows()
    {
        var whole = Pai("TN-Validation-Passed-A") + Identity();
        var damage = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Char[' ', '~']).Array[1, 8];
        damage.Sample(
            changes =>
            {
                var text = whole.ToCharArray();
                foreach (var (at, c) in changes)
                    text[at] = text[at] is '\r' or '\n' ? text[at] : c;
                Read(new string(text), Believed);
            },
            iter: 2_000);
    }

    [Fact]
    public void Read_DamagedJson_NeverThrows() =>
        Gen.OneOf(
            Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]).Array[0, 40].Select(c => new string(c)),
            Gen.Int[0, Claims("A", Now, Origin).Length].Select(n => Claims("A", Now, Origin)[..n])).Sample(
            text => Read(Pai("TN-Validation-Passed") + Line(text, text), Believed).Attestation
                is Attestation.C or Attestation.Fail or Attestation.A,
            iter: 2_000);

    private static string Odd => "{}[]\":,\\ \r1ab";

    private static string Origin => """{"tn":"441632960001"}""";

    private static string Pai(string verstat) =>
        $"P-Asserted-Identity: <sip:+441632960001;verstat={verstat.Replace(' ', '-')}@carrier.example;user=phone>\r\n";

    private static string Identity(string attest = "A", DateTimeOffset? at = null, string? origin = null) =>
        Line(Header, Claims(attest, at ?? Now, origin ?? Origin));

    private static string Claims(string attest, DateTimeOffset at, string origin) =>
        $$"""{"attest":"{{attest}}","dest":{"tn":["493023125001"]},"""
        + $$"""
        "iat":{{at.ToUnixTimeSeconds()}},"orig":{{origin}},"origid":"x"}
        """;

    private static string Line(string header, string claims) =>
        $"Identity: {Encode(header)}.{Encode(claims)}.c2ln"
        + ";info=<https://info.example.com/a.cer>;alg=ES256;ppt=\"shaken\"\r\n";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static AttestationStatement Read(string headers, Trunk trunk, string caller = Caller)
    {
        var text = new SipRequestText { From = "<sip:+441632960001@carrier.example>", Extra = headers }.Write(5060);
        SipMessageView.TryRead(Encoding.Latin1.GetBytes(text), new SipHeaderSlot[SipLimits.MaxHeaders], out var invite);
        return AttestationReader.Read(invite, trunk, caller, NumberPlan.Default, Now);
    }
}
