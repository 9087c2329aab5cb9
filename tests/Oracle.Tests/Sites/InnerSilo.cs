using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Spit.Grains.Shelves;
using Spit.Hosting;
using Spit.Hosting.Health;
using Spit.Silo;
using Spit.Silo.Keys;
using Spit.Silo.Store;
using SiloOptions = Spit.Silo.SiloOptions;

namespace Spit.Oracle.Tests.Sites;

/// <summary>A whole silo in this process, over a store that can be made to fail.</summary>
internal sealed class InnerSilo : IAsyncDisposable
{
    // Answers must be there on a busy machine too: what is measured here is what they say.
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(20);

    // Silos that starve together on a busy machine must not declare each other dead.
    private static readonly TimeSpan LongProbe = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;

    private InnerSilo(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public IGridKeys Keys => Services.GetRequiredService<IGridKeys>();

    /// <summary>Where edges connect.</summary>
    public IPEndPoint Api => IPEndPoint.Parse(new Uri(_app.Urls.First()).Authority);

    /// <param name="common">What all silos of the cluster have in common.</param>
    /// <param name="illness">What the store suffers from.</param>
    public static async Task<InnerSilo> StartAsync(SiloOptions common, StoreIllness illness)
    {
        var options = common with
        {
            Api = new IPEndPoint(IPAddress.Loopback, 0),
            Health = HealthAddress.Off,
            // A store that fails is told of at each round.
            LogLevel = LogLevel.Error,
            AnswerDeadline = AnswerPatience,
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSpitDefaults("spit-silo", options).AddSpitSilo(options);
        builder.Services.AddSingleton<IRecordStore>(services =>
            new IllStore(ActivatorUtilities.CreateInstance<RecordStore>(services), illness));
        builder.Services.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = LongProbe);
        builder.Services.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = AnswerPatience);
        var app = builder.Build();
        app.MapSpitSilo();
        await app.StartAsync();
        return new InnerSilo(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
