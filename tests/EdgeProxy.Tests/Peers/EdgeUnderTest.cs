using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spit.EdgeProxy.Proxying;
using Spit.EdgeProxy.Screening;
using Spit.Hosting.Settings;

namespace Spit.EdgeProxy.Tests.Peers;

/// <summary>A whole edge on a real socket, between a caller and its next hop, the callee; time stands still.</summary>
internal sealed class EdgeUnderTest : IAsyncDisposable
{
    private const string FaultsName = "spit.edge.faults";
    private const string ShedName = "spit.edge.shed";

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly EdgeMetrics _metrics;
    private readonly SipEdge _edge;
    private readonly MeterListener _meters = new();
    private long _faults;
    private long _shed;

    private EdgeUnderTest(Func<EdgeOptions, EdgeOptions> configure)
    {
        var options = configure(new EdgeOptions
        {
            Pop = "test",
            Sip = [new IPEndPoint(IPAddress.Loopback, 0)],
            NextHop = new HostPort("127.0.0.1", Callee.Port),
            Grid = [new Uri("http://127.0.0.1:1")],
            DrainTime = TimeSpan.Zero,
        });
        var factory = _services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is FaultsName or ShedName && ReferenceEquals(instrument.Meter.Scope, factory))
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            Interlocked.Add(ref instrument.Name == FaultsName ? ref _faults : ref _shed, value));
        _meters.Start();
        _metrics = new EdgeMetrics(factory, options.Pop);
        Policies = new RunningPolicy(options);
        Policies.Replace(Policies.Current with { Likelihoods = ScriptedGrid.Likelihoods });
        _edge = new SipEdge(options, Policies, Grid, Time, _metrics, NullLoggerFactory.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public RunningPolicy Policies { get; }

    public ScriptedGrid Grid { get; } = new();

    public SipPeer Caller { get; } = new();

    /// <summary>The next hop.</summary>
    public SipPeer Callee { get; } = new();

    public IPEndPoint EndPoint => EndPoints[0];

    public IReadOnlyList<IPEndPoint> EndPoints => _edge.EndPoints;

    /// <summary>Messages whose handling failed: bugs.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Messages dropped for want of room or by a limit.</summary>
    public long Shed => Interlocked.Read(ref _shed);

    public static async Task<EdgeUnderTest> StartAsync(Func<EdgeOptions, EdgeOptions>? configure = null)
    {
        var edge = new EdgeUnderTest(configure ?? (options => options));
        await edge._edge.StartAsync(TestContext.Current.CancellationToken);
        return edge;
    }

    /// <summary>Sends a request as the caller.</summary>
    public void Send(SipRequestText request) => Caller.Send(request.Write(Caller.Port), EndPoint);

    /// <summary>Sends a request as the callee.</summary>
    public void SendBack(SipRequestText request) => Callee.Send(request.Write(Callee.Port), EndPoint);

    /// <summary>Answers a request that reached the callee.</summary>
    public void Respond(SipText request, int code, string tag = "callee", string extra = "") =>
        Callee.Send(request.Response(code, tag, extra), EndPoint);

    /// <summary>An INVITE as it reaches the callee; the caller has had its 100.</summary>
    public async Task<SipText> InviteAsync(SipRequestText invite)
    {
        Send(invite);
        await Caller.ReceiveAsync(100);
        return await Callee.ReceiveAsync("INVITE");
    }

    /// <summary>A call that the callee answered; returns the INVITE that reached him.</summary>
    public async Task<SipText> AnswerAsync(SipRequestText invite)
    {
        var received = await InviteAsync(invite);
        Respond(received, 200);
        await Caller.ReceiveAsync(200);
        return received;
    }

    /// <summary>Lets time pass tick by tick, so that each timer runs at its own time.</summary>
    public void Advance(TimeSpan time)
    {
        var tick = TimeSpan.FromMilliseconds(20);
        for (var passed = TimeSpan.Zero; passed < time; passed += tick) Time.Advance(tick);
    }

    public Task CallerHasNothingMoreAsync() => Caller.HasNothingMoreAsync(EndPoint);

    public Task CalleeHasNothingMoreAsync() => Callee.HasNothingMoreAsync(EndPoint);

    public Task StopAsync() => _edge.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _edge.StopAsync(CancellationToken.None);
        _edge.Dispose();
        Caller.Dispose();
        Callee.Dispose();
        _metrics.Dispose();
        _meters.Dispose();
        await _services.DisposeAsync();
    }
}
