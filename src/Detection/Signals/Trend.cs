namespace Spit.Detection.Signals;

/// <summary>What more of a measure may mean, whatever a set of records says.</summary>
internal enum Trend
{
    Free,

    /// <summary>More is never better.</summary>
    Rising,

    /// <summary>More is never worse.</summary>
    Falling,
}
