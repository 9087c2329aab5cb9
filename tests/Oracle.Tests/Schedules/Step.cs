using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests.Schedules;

/// <summary>One step of a schedule; what does not belong to its kind has no meaning.</summary>
internal readonly record struct Step(
    StepKind Kind, int Edge = 0, int Caller = 0, int Source = 0, Break Break = default, StoreFault Fault = default)
{
    public override string ToString() => Kind switch
    {
        StepKind.Ask => $"{Edge}?{Caller},{Source}",
        StepKind.Report => $"{Edge}!{Caller},{Source}",
        StepKind.Break => $"{Edge}:{Break}",
        StepKind.StoreFails => $"store:{Fault}",
        StepKind.StoreHeals => "store:ok",
        _ => "|",
    };
}
