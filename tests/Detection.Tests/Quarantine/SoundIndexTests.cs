using System.Diagnostics;
using Spit.Detection.Quarantine;

namespace Spit.Detection.Tests.Quarantine;

public sealed class SoundIndexTests
{
    [Fact]
    public void Find_TenOfOneMessage_AreOneCampaign() => Assert.Single(Campaigns(RecordedSounds.Same));

    [Fact]
    public void Find_TenDifferentOnes_AreTen() => Assert.Equal(10, Campaigns(RecordedSounds.Different).Count);

    [Fact]
    public void Find_MessageAmongMany_StillFindsIt()
    {
        var index = new SoundIndex();
        index.Add("it", RecordedSounds.Same[0]);
        AddForeign(index, 2000);

        Assert.Equal(["it"], index.Find(RecordedSounds.Same[1]));
    }

    /// <summary>Ten thousand recordings of a dozen seconds and one with the most words: a filing stays cheap.</summary>
    [Fact]
    public void Find_FullQuarantine_TakesMilliseconds()
    {
        var index = new SoundIndex();
        AddForeign(index, 10_000);
        uint[] longest = [.. Enumerable.Range(0, SoundIndex.MostWords).Select(i => RecordedSounds.Same[0][i % 100])];
        index.Find(longest);
        var began = Stopwatch.GetTimestamp();

        index.Find(longest);

        // Measured: 0.5 to 3.5 ms; a busy build machine may take a multiple.
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 0, 200);
    }

    [Fact]
    public void Remove_Recording_IsNotFoundAnyMore()
    {
        var index = new SoundIndex();
        index.Add("a", RecordedSounds.Same[0]);
        index.Add("b", RecordedSounds.Same[1]);

        index.Remove("a");
        index.Remove("never there");

        Assert.Equal(["b"], index.Find(RecordedSounds.Same[2]));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void Add_SilenceAThousandTimes_KeepsFewPlacesAndFindsNothing()
    {
        var index = new SoundIndex();
        for (var i = 0; i < 1000; i++) index.Add($"{i}", RecordedSounds.Silence);

        Assert.Empty(index.Find(RecordedSounds.Silence));
    }

    [Fact]
    public void Add_TooShort_IsNotKept()
    {
        var index = new SoundIndex();

        index.Add("a", new uint[SoundMatch.LeastOverlap - 1]);

        Assert.Equal(0, index.Count);
    }

    // As the grid does it.
    private static HashSet<string> Campaigns(IReadOnlyList<uint[]> sounds)
    {
        var (index, map) = (new SoundIndex(), new CampaignMap());
        for (var i = 0; i < sounds.Count; i++)
        {
            foreach (var other in index.Find(sounds[i])) map.Join($"{i}", other);
            index.Add($"{i}", sounds[i]);
        }
        return [.. Enumerable.Range(0, sounds.Count).Select(i => map.NameOf($"{i}"))];
    }

    // Words of real sounds in another order: as unevenly spread as real ones.
    private static void AddForeign(SoundIndex index, int count)
    {
        var random = new Random(1);
        var words = RecordedSounds.Different.Skip(1).SelectMany(sound => sound).ToArray();
        for (var i = 0; i < count; i++)
            index.Add($"foreign {i}", random.GetItems(words, 120));
    }
}
