using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Spam;

/// <summary>What one campaign does.</summary>
internal sealed record CampaignPlan
{
    public required string Class { get; init; }

    /// <summary>Where its calls come in; each of its hosts uses one of them.</summary>
    public required IReadOnlyList<Trunk> Trunks { get; init; }

    /// <summary>What its calls look like; each number uses one of them.</summary>
    public required IReadOnlyList<Device> Devices { get; init; }

    public required NumberOrigin Origin { get; init; }

    /// <summary>Numbers in use at the same time.</summary>
    public required int Numbers { get; init; }

    /// <summary>Calls until a number is given up; null: never.</summary>
    public Length? CallsPerNumber { get; init; }

    /// <summary>Addresses it calls from, where the trunk shows them.</summary>
    public int Hosts { get; init; } = 1;

    /// <summary>In how many networks of the trunk these are.</summary>
    public int Networks { get; init; } = 99;

    /// <summary>Its hosts call at all POPs rather than at one each.</summary>
    public bool Everywhere { get; init; }

    /// <summary>Each number stays at one host.</summary>
    public bool StaysAtHost { get; init; }

    public Signing Signing { get; init; }

    public required Answering Answering { get; init; }

    public required DayProfile Profile { get; init; }

    /// <summary>0: spread over the profile; else so many bursts a day.</summary>
    public int Bursts { get; init; }

    public double BurstSeconds { get; init; } = 600;

    /// <summary>Calls a second within a burst, in place of its length; null: the length counts.</summary>
    public double? BurstRate { get; init; }

    /// <summary>Whom it calls; null: anybody.</summary>
    public IReadOnlyList<Person>? Leads { get; init; }

    /// <summary>Share of its calls to numbers that are nobody's.</summary>
    public double Unassigned { get; init; }

    /// <summary>Share of the unanswered that it tries again.</summary>
    public double Again { get; init; }

    public required double Reports { get; init; }

    public required double Passes { get; init; }

    /// <summary>Share of its calls with a withheld number.</summary>
    public double Withheld { get; init; }

    /// <summary>How many last digits differ from the callee's, for neighbours.</summary>
    public int LastDigits { get; init; } = 3;

    /// <summary>Callees may call the shown number back.</summary>
    public bool LeavesMissedCalls { get; init; }
}
