using System.Text;
using CsCheck;
using Spit.EdgeProxy.Fingerprints;

namespace Spit.EdgeProxy.Tests.Fingerprints;

public sealed class TokenShapeTests
{
    [Theory]
    [InlineData("12345678", "abcdef01")]
    [InlineData("1-4711@192.0.2.1", "100000-30815@198.51.100.7")]
    [InlineData("4d1d32.9a0c.0", "d32.1.17")]
    [InlineData("0b1e6a52-8f0a-4a39-8f2d-3f1c9f1a2b3c", "FFFFFFFF-0000-1111-2222-333333333333")]
    [InlineData("as7d2c1f0e", "asffffffff")]
    [InlineData("a@one.example.com", "b@two.example.com")]
    public void Append_OtherValueOfOneShape_IsTheSame(string token, string other) =>
        Assert.Equal(Hash(token), Hash(other));

    [Theory]
    [InlineData("abc", "abcdefabc")]
    [InlineData("0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("01234567890123456789012345678901", "0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789", "012345678z")]
    [InlineData("1-2-3", "1-2")]
    [InlineData("0123456789@192.0.2.1", "0123456789")]
    [InlineData("0123456789@192.0.2.1", "0123456789@example.com")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzz", "zzzzzzzzzzzzzzZZZZZZZZZZZZZZ")]
    public void Append_OtherShape_IsAnother(string token, string other) => Assert.NotEqual(Hash(token), Hash(other));

    [Fact]
    public void Append_RandomNumbersAsPeoplePrintThem_HaveOneShapeEach()
    {
        var decimals = Gen.UInt[1_000_000, uint.MaxValue].Select(n => $"{n}");
        var hex = Gen.ULong.Select(n => $"{n | (1UL << 59):x}");
        var md5 = Gen.Byte.Array[16].Select(Convert.ToHexStringLower);

        decimals.Sample(token => Hash(token) == Hash("1234567890"), iter: 1000);
        hex.Sample(token => Hash(token) == Hash("0123456789abcdef"), iter: 1000);
        md5.Sample(token => Hash(token) == Hash("0123456789abcdef0123456789abcdef"), iter: 1000);
    }

    [Fact]
    public void Append_AnyBytes_NeverThrows() =>
        Gen.Byte.Array[0, 200].Sample(token => Hash(token) != 0, iter: 1000);

    private static ulong Hash(string token) => Hash(Encoding.ASCII.GetBytes(token));

    private static ulong Hash(byte[] token)
    {
        var make = new MakeWriter(stackalloc byte[16]);
        TokenShape.Append(token, ref make);
        return make.Finish();
    }
}
