using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Poisoning;

/// <summary>Somebody feeds the grid calls and reports of his own making.</summary>
/// <param name="name">As in tables and files.</param>
internal abstract class Attack(string name)
{
    /// <summary>Of the calls that belong to an attack and are not what it is about.</summary>
    public const string BesideClass = "attack.beside";

    // About 3 % of the honest fail a challenge, as elsewhere in the workload.
    private const double Passes = 0.97;

    /// <summary>A call by somebody who means well, or looks as if he did.</summary>
    public static Theme Beside { get; } = new(BesideClass, 0, Passes);

    public string Name => name;

    /// <summary>The class of the calls that the attack is about.</summary>
    public string Class => "attack." + name;

    /// <summary>How hard it is tried: none at all first, then ever more.</summary>
    public abstract IReadOnlyList<double> Strengths { get; }

    /// <summary>What a table shows of it.</summary>
    public abstract IReadOnlyList<CurveFigure> Figures { get; }

    /// <summary>Places the calls of the attack and of whom it is about.</summary>
    public abstract void Emit(Stage stage, double strength);
}
