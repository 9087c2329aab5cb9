using Spit.Media.Speech;

namespace Spit.Media.Tests.Speech;

public sealed class SpeechTimelineTests
{
    [Fact]
    public void RatioIn_LostFrames_AreInNoShare()
    {
        var timeline = Of("ssss....????");

        Assert.Equal(0.5, timeline.RatioIn(new FrameSpan(0, 12)));
        Assert.Equal(0, timeline.RatioIn(new FrameSpan(4, 12)));
        Assert.True(double.IsNaN(timeline.RatioIn(new FrameSpan(8, 12))));
    }

    [Theory]
    [InlineData(15, 27)]
    [InlineData(16, 6)]
    public void LongestSpurt_Pause_IsJoinedUpTo300Milliseconds(int pause, int longest)
    {
        var timeline = Of("ssssss" + new string('.', pause) + "ssssss");

        Assert.Equal(longest, timeline.LongestSpurt(new FrameSpan(0, timeline.Count)).Length);
    }

    [Fact]
    public void LongestSpurt_LossWithinTalk_DoesNotEndIt()
    {
        var timeline = Of("ssssss??????ssssss");

        Assert.Equal(18, timeline.LongestSpurt(new FrameSpan(0, 18)).Length);
    }

    [Fact]
    public void NextSpurt_Click_IsPassedOver()
    {
        var timeline = Of(".ss" + new string('.', 30) + "sssssss..");

        Assert.Equal(new FrameSpan(33, 40), timeline.NextSpurt(0, timeline.Count));
        Assert.Equal(0, timeline.NextSpurt(40, timeline.Count).Length);
    }

    [Fact]
    public void NextSpurt_End_CutsIt()
    {
        Assert.Equal(new FrameSpan(0, 8), Of(new string('s', 20)).NextSpurt(0, 8));
    }

    [Fact]
    public void Add_Full_TakesNoMore()
    {
        var timeline = new SpeechTimeline(2);

        for (var i = 0; i < 5; i++) timeline.Add(SpeechState.Speech);

        Assert.Equal(2, timeline.Count);
        Assert.Equal(SpeechState.Unknown, timeline[2]);
    }

    internal static SpeechTimeline Of(string frames)
    {
        var timeline = new SpeechTimeline(frames.Length);
        foreach (var frame in frames)
        {
            timeline.Add(frame switch
            {
                's' => SpeechState.Speech,
                '.' => SpeechState.Quiet,
                _ => SpeechState.Unknown,
            });
        }
        return timeline;
    }
}
