using Spit.GridBench.Loads;

namespace Spit.GridBench.Tests.Loads;

public sealed class MixTests
{
    private static readonly MixSize Size = MixSize.Quick;

    [Fact]
    public void Next_SameSeed_SameCalls()
    {
        Mix one = Mix.Of(Size, seed: 7), two = Mix.Of(Size, seed: 7), other = Mix.Of(Size, seed: 8);

        Assert.Equal(Calls(one, 20_000), Calls(two, 20_000));
        Assert.NotEqual(Calls(one, 20_000), Calls(other, 20_000));
    }

    [Fact]
    public void Next_AsManyAsThereAreCallees_EverybodyIsMet()
    {
        var mix = Mix.Of(Size, seed: 1);
        var calls = Enumerable.Range(0, Size.Callees).Select(_ => mix.Next()).ToArray();

        Assert.Equal(Size.Callers, calls.DistinctBy(call => call.Caller).Count());
        Assert.Equal(Size.Callees, calls.DistinctBy(call => call.Callee).Count());
        Assert.Equal(Size.Sources, calls.DistinctBy(call => call.Source).Count());
        Assert.Equal(50, calls.DistinctBy(call => call.Fingerprint).Count());
        Assert.Equal(4, calls.DistinctBy(call => call.Trunk).Count());
    }

    [Fact]
    public void OfMany_Callers_AreInNoMix()
    {
        var mix = Mix.Of(Size, seed: 1);
        var known = Enumerable.Range(0, Size.Callees).Select(_ => mix.Next().Caller.Identity).ToHashSet();

        Assert.All(
            Enumerable.Range(0, 1_000),
            i => Assert.DoesNotContain(Mix.OfMany(Size, i, i, DateTimeOffset.UnixEpoch).Caller.Identity, known));
    }

    private static (string, string)[] Calls(Mix mix, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => mix.Next()).Select(call => (call.Caller.Identity, call.Callee))];
}
