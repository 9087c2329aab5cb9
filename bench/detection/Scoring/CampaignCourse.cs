using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Scoring;

/// <summary>Follows one campaign call by call.</summary>
internal sealed class CampaignCourse(Call first)
{
    private int _calls, _stopped, _blocked, _deliveredBefore;
    private double? _toOtherPop;
    private bool _isSpread;

    public void Add(Call call, Disposition verdict)
    {
        _calls++;
        var isElsewhere = call.Pop != first.Pop;
        _isSpread |= isElsewhere;
        if (verdict <= Disposition.Tag)
        {
            if (_stopped == 0) _deliveredBefore++;
            return;
        }
        _stopped++;
        if (verdict < Disposition.Block) return;
        _blocked++;
        if (isElsewhere) _toOtherPop ??= (call.StartMs - first.StartMs) / 1000.0;
    }

    public CampaignResult Result(int run) => new(
        run, first.Campaign, first.Class, _calls, _stopped, _blocked, _deliveredBefore, _stopped > 0, _toOtherPop,
        _isSpread);
}
