namespace Spit.DetectionBench.Scoring;

/// <summary>What a detector does with a call, mildest first.</summary>
internal enum Disposition
{
    Allow,
    Tag,
    Greylist,
    Challenge,
    Block,
    Drop,
}
