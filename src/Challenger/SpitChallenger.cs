using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spit.Challenger.Audio;
using Spit.Challenger.Calls;
using Spit.Challenger.Prompts;
using Spit.Challenger.Recordings;
using Spit.Challenger.Sip;
using Spit.Hosting.Sealing;
using Spit.Media.Challenges;
using Spit.Sip.Transactions;
using Spit.Speech;

namespace Spit.Challenger;

/// <summary>Puts a challenger into a web application: its own program's, or one that has more in it.</summary>
public static class SpitChallenger
{
    /// <param name="builder">The application.</param>
    /// <param name="options">Validated.</param>
    public static WebApplicationBuilder AddSpitChallenger(
        this WebApplicationBuilder builder, ChallengerOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        var services = builder.Services;
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(options.Api, listen => listen.Protocols = HttpProtocols.Http2));
        services.AddRecordings(options.Recordings, _ => SiteOf(options));
        services.AddSingleton<ChallengerMetrics>();
        services.AddSingleton<ChallengeReports>();
        services.AddHostedService(provider => provider.GetRequiredService<ChallengeReports>());
        services.AddSingleton(_ => options.SpeechModel ? SpeechEngine.Open() : SpeechEngine.WithoutModel());
        services.AddHostedService<SpeechWork>();
        AddCalls(services, options);
        return builder;
    }

    /// <summary>Maps what silos fetch recordings from.</summary>
    public static WebApplication MapSpitChallenger(this WebApplication app) => app.MapRecordings();

    private static void AddCalls(IServiceCollection services, ChallengerOptions options)
    {
        services.AddSingleton(_ => ChallengeScripts.Of(
            // The options' own check has read them before.
            PromptSet.TryLoad(options.Prompts ?? PromptSet.Shipped, options.Language).Prompts!,
            ChallengePlan.Default,
            options.ChallengedFrom));
        services.AddSingleton(provider => new AudioEngine(
            options.Media.Address, options.Media.First, options.Media.Last,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger<AudioEngine>(),
            provider.GetRequiredService<IMeterFactory>()));
        services.AddSingleton(_ =>
            new TextSeal(Encoding.UTF8.GetBytes(options.ChallengeKey!.Reveal()), HandOverHeader.Purpose));
        services.AddSingleton<HandOvers>();
        services.AddSingleton(SipTimers.Default);
        services.AddSingleton<Switchboard>();
        services.AddSingleton<CallDesk>();
        services.AddHostedService<ChallengerLifecycle>();
    }

    private static RecordingSite SiteOf(ChallengerOptions options) =>
        new(options.Name, options.ApiAdvertise ?? new Uri($"http://{options.Api}"), options.Grid);
}
