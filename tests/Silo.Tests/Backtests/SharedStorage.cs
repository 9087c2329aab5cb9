using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Spit.Grains.Tests;

namespace Spit.Silo.Tests.Backtests;

/// <summary>The silos are in one process, and so is their store.</summary>
internal sealed class SharedStorage
{
    private TestStorage? _storage;

    public TestStorage Of(IServiceProvider services) =>
        _storage ?? Interlocked.CompareExchange(
            ref _storage, new TestStorage(services.GetRequiredService<Serializer>()), null) ?? _storage!;
}
