using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Spit.EdgeProxy.Calls;
using Spit.EdgeProxy.Challenges;
using Spit.EdgeProxy.Grid;
using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Transport;
using Spit.Hosting.Commands;
using Spit.Hosting.Sealing;
using Spit.Hosting.Settings;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// Builds the proxy from its parts, listens, and ends calls in progress cleanly when it is told to stop.
/// </summary>
internal sealed partial class SipEdge : IHostedService, IDisposable
{
    // A 25th of T1: nobody notices a retransmission that is 20 ms late.
    private static readonly TimeSpan TimerTick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan DrainPoll = TimeSpan.FromMilliseconds(50);

    // Chosen: scans go on for minutes.
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly EdgeOptions _options;
    private readonly RunningPolicy _policies;
    private readonly IGrid _grid;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly EdgeMetrics _metrics;
    private readonly CallTokens _tokens;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<UdpListener> _listeners = [];
    private readonly SipProxy _proxy;
    private readonly ProbeBook _probes;
    private RequestWalk? _walk;
    private ITimer? _timer;
    private ITimer? _probeTimer;
    private TextSeal? _seal;

    public SipEdge(
        EdgeOptions options,
        RunningPolicy policies,
        IGrid grid,
        TimeProvider time,
        EdgeMetrics metrics,
        ILoggerFactory loggers)
    {
        _policies = policies;
        _options = options;
        _grid = grid;
        _time = time;
        _loggers = loggers;
        _logger = loggers.CreateLogger<SipEdge>();
        _metrics = metrics;
        _probes = new ProbeBook(policies);
        _tokens = new CallTokens(options.TokenKey is { } key
            ? Encoding.UTF8.GetBytes(key)
            : RandomNumberGenerator.GetBytes(32));
        var timers = new SipTimers
        {
            T1 = options.Timers.T1,
            T2 = options.Timers.T2,
            T4 = options.Timers.T4,
            TimerB = options.Timers.InviteTimeout,
        };
        _proxy = new SipProxy(
            timers, options.Timers.TimerC, new CallLedger(grid), time, metrics, loggers.CreateLogger<SipProxy>());
    }

    /// <summary>Where it listens; filled once started.</summary>
    public IReadOnlyList<IPEndPoint> EndPoints => [.. _listeners.Select(l => l.LocalEndPoint)];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var nextHop = await ResolveNextHopAsync(cancellationToken);
        Bind();
        var local = new LocalAddresses(_listeners);
        _walk = Assemble(local, nextHop, await ResolveChallengersAsync(cancellationToken));
        _proxy.Open(_walk, local);
        _timer = _time.CreateTimer(static proxy => ((SipProxy)proxy!).Elapse(), _proxy, TimerTick, TimerTick);
        _probeTimer = _time.CreateTimer(
            static edge => ((SipEdge)edge!).TellProbes(), this, ProbeInterval, ProbeInterval);
        foreach (var listener in _listeners)
        {
            listener.Start();
            LogListening(listener.LocalEndPoint, nextHop);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_walk is not null)
            await DrainAsync(_walk, cancellationToken);
        await _stopping.CancelAsync();
        foreach (var listener in _listeners)
            listener.Dispose();
        if (_timer is not null)
            await _timer.DisposeAsync();
        if (_probeTimer is not null)
            await _probeTimer.DisposeAsync();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _probeTimer?.Dispose();
        foreach (var listener in _listeners)
            listener.Dispose();
        _tokens.Dispose();
        _seal?.Dispose();
        _stopping.Dispose();
    }

    private async Task<SipEndPoint> ResolveNextHopAsync(CancellationToken cancellation)
    {
        var families = _options.Sip.Select(e => e.AddressFamily).ToHashSet();
        var resolver = new TargetResolver(_time, families.Contains);
        if (resolver.TryResolve(_options.NextHop.Host, _options.NextHop.Port, out var known)
            && families.Contains(known.Family))
            return known;
        return await resolver.ResolveAsync(_options.NextHop.Host, _options.NextHop.Port, cancellation)
            ?? throw new StartFaultException(
                $"--next-hop {_options.NextHop}: no address that a --sip address of its family can reach");
    }

    private async Task<IReadOnlyList<SipEndPoint>> ResolveChallengersAsync(CancellationToken cancellation)
    {
        var families = _options.Sip.Select(e => e.AddressFamily).ToHashSet();
        var resolver = new TargetResolver(_time, families.Contains);
        var found = new List<SipEndPoint>();
        foreach (var challenger in _options.Challengers)
        {
            found.Add(await ResolveAsync(resolver, challenger, cancellation)
                ?? throw new StartFaultException(
                    $"--challenger {challenger}: no address that a --sip address of its family can reach"));
        }
        return found;
    }

    private static async Task<SipEndPoint?> ResolveAsync(
        TargetResolver resolver, HostPort name, CancellationToken cancellation) =>
        resolver.TryResolve(name.Host, name.Port, out var known)
            ? known
            : await resolver.ResolveAsync(name.Host, name.Port, cancellation);

    private void Bind()
    {
        foreach (var endPoint in _options.Sip)
        {
            var advertised = _options.Advertise is { } name ? new DnsEndPoint(name.Host, name.Port) : null;
            try
            {
                _listeners.Add(new UdpListener(endPoint, advertised, _proxy, _loggers.CreateLogger<UdpListener>()));
            }
            catch (SocketException e)
            {
                throw new StartFaultException($"--sip {endPoint}: cannot listen: {e.Message}");
            }
        }
    }

    private RequestWalk Assemble(
        LocalAddresses local, SipEndPoint nextHop, IReadOnlyList<SipEndPoint> challengers)
    {
        var trunks = TrunkTable.From(_options.Trunks);
        var attempts = new AttemptReader(trunks, _options.Pop);
        var fingerprint = new RouteFingerprint();
        var families = _listeners.Select(l => l.Family).ToHashSet();
        var sender = new RequestSender(
            _proxy,
            _listeners,
            nextHop,
            new RequestForwarder(_tokens, VerdictHeaderNames.From(_options)),
            new TargetResolver(_time, families.Contains),
            fingerprint,
            attempts,
            _policies,
            trunks,
            _stopping.Token);
        var diverter = challengers.Count > 0 ? Divert(sender, challengers) : null;
        var screen = new CallScreen(
            _proxy, sender, attempts, _grid, _policies, new Refusal(_options.Refusal), diverter, _options.LiveBlock,
            _time, _loggers.CreateLogger<CallScreen>());
        if (diverter is not null)
            diverter.Fallback = screen.ActWithout;
        var planner = new RoutePlanner(local, _tokens, nextHop.Address.ToString(), nextHop.Port);
        return new RequestWalk(
            _proxy,
            planner,
            new RequestChecks(fingerprint, local),
            screen,
            sender,
            trunks,
            new SourceAdmission(_options.Limits.SourceCallsPerSecond, _time),
            _probes,
            _options.Limits.MaxTransactions);
    }

    private CallDiverter Divert(RequestSender sender, IReadOnlyList<SipEndPoint> challengers)
    {
        var pool = new ChallengerPool(_proxy, _listeners, challengers, _loggers.CreateLogger<ChallengerPool>());
        _seal = new TextSeal(Encoding.UTF8.GetBytes(_options.ChallengeKey!.Reveal()), HandOverHeader.Purpose);
        _proxy.Diverter = new CallDiverter(_proxy, sender, pool, new HandOvers(_seal, _time));
        _proxy.Schedule(pool);
        return _proxy.Diverter;
    }

    private void TellProbes() => _proxy.Enter(this, static edge =>
    {
        foreach (var probes in edge._probes.Take(edge._proxy.WallClock))
            edge._grid.Tell(probes);
    });

    // Calls that are answered need nothing from us that the next edge cannot give; those being set up get time to
    // finish.
    private async Task DrainAsync(RequestWalk walk, CancellationToken cancellation)
    {
        walk.IsDraining = true;
        var started = _time.GetTimestamp();
        var pending = _proxy.CountPending();
        LogDraining(pending);
        while (pending > 0 && _time.GetElapsedTime(started) < _options.DrainTime
            && !cancellation.IsCancellationRequested)
        {
            await Task.Delay(DrainPoll, _time, CancellationToken.None);
            pending = _proxy.CountPending();
        }
        if (pending > 0)
            LogAbandoned(pending);
        _proxy.AbandonPending();
    }

    [LoggerMessage(2011, LogLevel.Information, "Listening for SIP on udp {Local}, next hop {NextHop}")]
    private partial void LogListening(IPEndPoint local, SipEndPoint nextHop);

    [LoggerMessage(2012, LogLevel.Information, "Stopping: no new calls, {Pending} being set up may finish")]
    private partial void LogDraining(int pending);

    [LoggerMessage(2013, LogLevel.Warning,
        "{Pending} calls were still being set up when the drain time was over; they are ended")]
    private partial void LogAbandoned(int pending);
}
