using System.Text;
using Spit.Media.Challenges;

namespace Spit.Media.Tests.Challenges;

public sealed class ChallengeLikelihoodFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        using var stream = new MemoryStream();
        ChallengeLikelihoodFile.Write(ChallengeLikelihoods.Default, stream);
        stream.Position = 0;

        var read = ChallengeLikelihoodFile.Read(stream);

        Assert.Equal(ChallengeLikelihoods.Default.Origin, read.Origin);
        foreach (var (name, curve) in ChallengeLikelihoods.Default.Curves)
        {
            Assert.Equal(curve.Knots, read.Curves[name].Knots);
            Assert.Equal(curve.Points, read.Curves[name].Points);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"origin\":\"\",\"tests\":{\"A\":{\"unit\":\"\",\"nothing\":0,\"knots\":[1,1],\"points\":[0,0]}}}")]
    [InlineData("{\"origin\":\"\",\"tests\":{\"A\":{\"unit\":\"\",\"nothing\":0,\"knots\":[1],\"points\":[0,0]}}}")]
    [InlineData("{\"origin\":\"\",\"tests\":{\"A\":{\"unit\":\"\",\"nothing\":99,\"knots\":[1],\"points\":[0]}}}")]
    public void Read_AFault_IsNamed(string json)
    {
        Assert.Throws<FormatException>(() =>
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
            return ChallengeLikelihoodFile.Read(stream);
        });
    }
}
