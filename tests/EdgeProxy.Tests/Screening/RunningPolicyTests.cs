using Spit.Detection;
using Spit.Detection.Policies;
using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Tests.Grid;

namespace Spit.EdgeProxy.Tests.Screening;

public sealed class RunningPolicyTests
{
    private static readonly EdgeOptions Options = EdgeFixture.Options(new Uri("http://127.0.0.1:7070")) with
    {
        OnFailure = Disposition.Tag,
        EmergencyNumbers = ["999"],
    };

    [Fact]
    public void Current_BeforeAnyPush_IsTheBuiltInOneWithTheEdgesSettings()
    {
        var current = new RunningPolicy(Options).Current;

        Assert.Equal(Policy.Default.Revision, current.Revision);
        Assert.Equal((Disposition.Tag, false), (current.OnFailure, current.ObserveOnly));
        Assert.Equal(["999"], current.EmergencyNumbers);
    }

    [Fact]
    public void Replace_AnyPolicy_RulesWhateverTheEdgeWasSetTo()
    {
        var policies = new RunningPolicy(Options);
        var pushed = Policy.Default with { Revision = "r2", ObserveOnly = true };

        policies.Replace(pushed);

        Assert.Same(pushed, policies.Current);
    }

    [Fact]
    public void Replace_WhereTheEdgeOnlyObserves_StillOnlyObserves()
    {
        var policies = new RunningPolicy(Options with { ObserveOnly = true });

        policies.Replace(Policy.Default with { Revision = "r2" });

        Assert.Equal(("r2", true), (policies.Current.Revision, policies.Current.ObserveOnly));
    }
}
