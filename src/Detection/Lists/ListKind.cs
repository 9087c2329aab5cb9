namespace Spit.Detection.Lists;

/// <summary>What a match means.</summary>
public enum ListKind : byte
{
    Allow = 1,
    Block = 2,
}
