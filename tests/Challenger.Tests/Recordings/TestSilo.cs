using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Spit.Hosting;
using Spit.Hosting.Health;
using Spit.Hosting.Settings;
using Spit.Silo;
using Spit.Silo.Quarantine;

namespace Spit.Challenger.Tests.Recordings;

/// <summary>A real silo in this process, with one reviewer who may do everything.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    public const string Token = "0123456789abcdefghij";

    private readonly TestFolder _folder = new();
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.First());

    public GrpcChannel Channel { get; private set; } = null!;

    public static async Task<TestSilo> StartAsync()
    {
        var silo = new TestSilo();
        var options = new SiloOptions
        {
            Data = silo._folder.Path,
            Api = new IPEndPoint(IPAddress.Loopback, 0),
            Health = HealthAddress.Off,
            LogLevel = LogLevel.Error,
            Reviewers =
            [
                new ReviewerOptions
                {
                    Name = "reviewer",
                    Token = new SecretText(Token),
                    Permissions = Enum.GetValues<ReviewerPermission>(),
                },
            ],
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSpitDefaults("spit-silo", options).AddSpitSilo(options);
        silo._app = builder.Build();
        silo._app.MapSpitSilo();
        await silo._app.StartAsync(TestContext.Current.CancellationToken);
        silo.Channel = GrpcChannel.ForAddress(silo.Address);
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
