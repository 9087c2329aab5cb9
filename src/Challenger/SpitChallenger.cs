using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Spit.Challenger;

/// <summary>Puts a challenger into a web application: its own program's, or one that has more in it.</summary>
public static class SpitChallenger
{
    public static WebApplicationBuilder AddSpitChallenger(
        this WebApplicationBuilder builder, ChallengerOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        return builder;
    }

    public static WebApplication MapSpitChallenger(this WebApplication app) => app;
}
