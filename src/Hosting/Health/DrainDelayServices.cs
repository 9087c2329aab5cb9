using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Spit.Hosting.Health;

/// <summary>Has a program say that it is not ready for some time before it stops.</summary>
public static class DrainDelayServices
{
    /// <summary>Call it after <see cref="SpitDefaults.AddSpitDefaults"/>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="delay">From SIGTERM until the program stops; zero: at once.</param>
    public static IServiceCollection AddDrainDelay(this IServiceCollection services, TimeSpan delay)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IHostLifetime>(provider => new DrainDelay(
            delay,
            provider.GetRequiredService<DrainNotice>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DrainDelay>>()));
        return services;
    }
}
