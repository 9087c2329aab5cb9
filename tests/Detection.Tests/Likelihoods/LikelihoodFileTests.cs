using System.Text;
using Spit.Detection.Likelihoods;
using Spit.Detection.Signals;

namespace Spit.Detection.Tests.Likelihoods;

public sealed class LikelihoodFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var table = LikelihoodTable.Default;
        using var stream = new MemoryStream();
        LikelihoodFile.Write(table, stream);
        stream.Position = 0;

        var read = LikelihoodFile.Read(stream);

        Assert.Equal(table.Origin, read.Origin);
        Assert.Equal(table.OutcomesOfCaller, read.OutcomesOfCaller);
        Assert.Equal(table.OutcomesOfStranger, read.OutcomesOfStranger);
        Assert.Equal(table.Curves.Keys.Order(), read.Curves.Keys.Order());
        Assert.All(table.Curves, c => Assert.Equal(c.Value.Points, read.Curves[c.Key].Points));
    }

    [Fact]
    public void Default_EveryFacetAndArrival_HasACurveWithinItsTrend()
    {
        Assert.NotEqual("", LikelihoodTable.Default.Origin);
        for (var place = 0; place < SignalCatalogue.Facets.Length * Arrivals.Count; place++)
        {
            var facet = Arrivals.FacetAt(place);
            var curve = LikelihoodTable.Default.Curves[Arrivals.NameAt(place)];
            Assert.Equal(facet.Knots, curve.Knots);
            if (facet.Neutral is { } neutral) Assert.Equal(0, curve.At(neutral), 2);
            for (var i = 1; i < curve.Points.Count; i++)
            {
                var step = curve.Points[i] - curve.Points[i - 1];
                var follows = facet.Trend == Trend.Rising ? step >= 0 : step <= 0;
                Assert.True(facet.Trend == Trend.Free || follows, facet.Name);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"origin":"x","outcomes":{"caller":{},"stranger":{}},"facets":{}}""")]
    [InlineData("""{"origin":"x","facets":{}}""")]
    public void Read_NoLikelihoodFile_IsRefused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Throws<FormatException>(() => LikelihoodFile.Read(stream));
    }

    [Theory]
    [InlineData("[2,1]", "[0,0]", "knots must ascend")]
    [InlineData("[1]", "[0,0]", "as many points as knots")]
    [InlineData("[1]", "[1e9]", "points lie between")]
    public void Read_BadCurve_NamesIt(string knots, string points, string reason)
    {
        using var written = new MemoryStream();
        LikelihoodFile.Write(LikelihoodTable.Default, written);
        var text = Encoding.UTF8.GetString(written.ToArray());
        var facets = text.IndexOf("\"facets\": {", StringComparison.Ordinal) + "\"facets\": {".Length;
        text = text.Insert(facets, $$""" "A.b": { "knots": {{knots}}, "points": {{points}} },""");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var fault = Assert.Throws<FormatException>(() => LikelihoodFile.Read(stream));

        Assert.Contains("facets.A.b: " + reason, fault.Message, StringComparison.Ordinal);
    }
}
