using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;

namespace Spit.Silo.Tests.Api;

public sealed class HealthTests(TestSilo silo)
{
    [Fact]
    public async Task Check_ReadySilo_IsServing()
    {
        var response = await new Health.HealthClient(silo.Channel)
            .CheckAsync(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, response.Status);
    }

    [Fact]
    public async Task Reflection_ListServices_NamesTheContract()
    {
        using var call = new ServerReflection.ServerReflectionClient(silo.Channel)
            .ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(
            new ServerReflectionRequest { ListServices = "" }, TestContext.Current.CancellationToken);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToList();

        Assert.Superset(
            new HashSet<string> { "spit.v1.EdgeGrid", "spit.v1.ReputationService", "spit.v1.ListService" },
            names.ToHashSet());
    }
}
