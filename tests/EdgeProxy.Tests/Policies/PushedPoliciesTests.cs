using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Spit.EdgeProxy.Policies;
using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Tests.Grid;

namespace Spit.EdgeProxy.Tests.Policies;

public sealed class PushedPoliciesTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly RunningPolicy _running;
    private readonly PushedPolicies _pushed;
    private long _refused;
    private long _revision = -1;

    public PushedPoliciesTests()
    {
        var options = EdgeFixture.Options();
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (instrument.Name == "spit.policy.refused") Interlocked.Add(ref _refused, value);
            if (instrument.Name == "spit.policy.revision") Interlocked.Exchange(ref _revision, value);
        });
        _listener.Start();
        _running = new RunningPolicy(options);
        _pushed = new PushedPolicies(
            _running, new PolicyMetrics(meters, options), NullLogger<PushedPolicies>.Instance);
    }

    [Fact]
    public async Task Apply_Policy_RunsUnderTheGridsName()
    {
        _pushed.Apply("r7", "revision: mine\nobserve: true", "");

        await EdgeFixture.UntilAsync(() => Interlocked.Read(ref _revision) == 7);
        Assert.Equal(("r7", true), (_running.Current.Revision, _running.Current.ObserveOnly));
    }

    [Fact]
    public async Task Apply_PolicyThatCannotBeRead_WhatRunsRunsOn()
    {
        _pushed.Apply("r1", "short_call: 9s", "");
        await EdgeFixture.UntilAsync(() => Interlocked.Read(ref _revision) == 1);

        _pushed.Apply("r2", "short_call: 9 apples", "");

        await EdgeFixture.UntilAsync(() => Interlocked.Read(ref _refused) == 1);
        Assert.Equal("r1", _running.Current.Revision);
        Assert.Equal(1, Interlocked.Read(ref _revision));
    }

    [Fact]
    public async Task Apply_ManyAtOnce_TheLastOneRuns()
    {
        for (var i = 1; i <= 500; i++) _pushed.Apply($"r{i}", $"least_samples: {i}", "");

        await EdgeFixture.UntilAsync(() => _running.Current.Revision == "r500");
        Assert.Equal(500, _running.Current.LeastSamples);
    }

    [Fact]
    public async Task Apply_AsBefore_IsNotReadAgain()
    {
        _pushed.Apply("r1", "version: 1", "");
        await EdgeFixture.UntilAsync(() => _running.Current.Revision == "r1");
        var before = _running.Current;

        _pushed.Apply("r1", "version: 1", "");
        _pushed.Apply("r2", "nonsense", "");
        await EdgeFixture.UntilAsync(() => Interlocked.Read(ref _refused) == 1);

        Assert.Same(before, _running.Current);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }
}
