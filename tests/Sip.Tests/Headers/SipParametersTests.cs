using System.Text;
using CsCheck;
using Spit.Sip.Headers;

namespace Spit.Sip.Tests.Headers;

public sealed class SipParametersTests
{
    [Theory]
    [InlineData(";a;b=c;d=\"q\"", "a=|b=c|d=q")]
    [InlineData("", "")]
    [InlineData(" ; a = b ; c ", "a=b|c=")]
    [InlineData(";;a;;", "a=")]
    [InlineData(";q=\"a;b=\\\"c\";d", "q=a;b=\\\"c|d=")]
    [InlineData(";q=\"open;d=1", "q=open;d=1")]
    [InlineData(";h=[2001:db8::1]", "h=[2001:db8::1]")]
    [InlineData(";t=YWJj==", "t=YWJj==")]
    public void Enumeration_GivesNamesAndValues(string text, string expected)
    {
        var found = new List<string>();
        foreach (var parameter in new SipParameters(Encoding.ASCII.GetBytes(text)))
            found.Add($"{SipSample.Text(parameter.Name)}={SipSample.Text(parameter.Value)}");
        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public void TryGet_TellsAFlagFromNothing()
    {
        var parameters = new SipParameters(";LR;x=1"u8);
        Assert.True(parameters.TryGet("lr"u8, out var value));
        Assert.True(value.IsEmpty);
        Assert.False(parameters.TryGet("l"u8, out _));
        Assert.True(parameters.TryGet("X"u8, out value));
        Assert.Equal("1", SipSample.Text(value));
    }

    [Fact]
    public void TryGet_WhatWasWritten_IsFound()
    {
        var name = Gen.Char["abcdefghijk"].Array[1, 6].Select(c => new string(c));
        var value = Gen.Char["xyz0123456789.-:[]"].Array[0, 8].Select(c => new string(c));
        Gen.Select(name, value).Array[0, 8].Sample(
            pairs =>
            {
                var text = string.Concat(pairs.Select(p => $" ; {p.Item1} = {p.Item2}"));
                var bytes = Encoding.ASCII.GetBytes(text);
                Assert.True(SipParameters.IsWellFormed(bytes));
                foreach (var (key, _) in pairs)
                {
                    Assert.True(new SipParameters(bytes).TryGet(Encoding.ASCII.GetBytes(key), out var found));
                    Assert.Equal(pairs.First(p => p.Item1 == key).Item2, SipSample.Text(found));
                }
            },
            iter: 500, threads: 1);
    }
}
