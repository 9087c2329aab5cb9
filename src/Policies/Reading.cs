using Spit.Detection.Identities;
using Spit.Policies.Yaml;

namespace Spit.Policies;

/// <summary>One policy being read: what was found wrong, and what later keys need of earlier ones.</summary>
internal sealed class Reading(PolicyText text)
{
    // Who has more has lost his file, not made mistakes in it; chosen.
    private const int MostFaults = 100;

    private readonly List<PolicyFault> _faults = [];
    private int _more;

    public PolicyText Text { get; } = text;

    /// <summary>How numbers are read: the plan keys come before every key that holds numbers.</summary>
    public NumberPlan Numbers { get; set; } = NumberPlan.Default;

    /// <summary>True when the file names its revision.</summary>
    public bool HasRevision { get; set; }

    /// <summary>How many faults there are so far.</summary>
    public int Count => _faults.Count + _more;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<PolicyFault> Faults
    {
        get
        {
            var inOrder = _faults.OrderBy(f => f.Line).ThenBy(f => f.Column).ToList();
            if (_more > 0) inOrder.Add(new PolicyFault(Text.Name, 0, 0, "", $"and {_more} more"));
            return inOrder;
        }
    }

    /// <summary>Notes what is wrong with a value; false, so that a reader can return it.</summary>
    public bool Refuse(YamlNode node, string reason) => Refuse(node.Line, node.Column, node.Path, reason);

    public bool Refuse(int line, int column, string path, string reason)
    {
        if (_faults.Count < MostFaults) _faults.Add(new PolicyFault(Text.Name, line, column, path, reason));
        else _more++;
        return false;
    }
}
