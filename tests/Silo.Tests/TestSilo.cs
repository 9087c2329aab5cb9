using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Spit.Hosting;
using Spit.Hosting.Health;
using Spit.Hosting.Settings;
using Spit.Protocol.V1;
using Spit.Silo.Quarantine;
using Spit.Silo.Tests;

[assembly: AssemblyFixture(typeof(TestSilo))]

namespace Spit.Silo.Tests;

/// <summary>A whole silo in this process, with the embedded store, on a free port.</summary>
public sealed class TestSilo : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private WebApplication? _app;
    private GrpcChannel? _channel;
    private int _numbers;

    public GrpcChannel Channel => _channel!;

    internal GridClient Api => new(Channel);

    public async ValueTask InitializeAsync()
    {
        var options = new SiloOptions
        {
            Data = _folder.Path,
            Api = new IPEndPoint(IPAddress.Loopback, 0),
            Health = HealthAddress.Off,
            LogLevel = LogLevel.Error,
            // Evidence must be there on a busy build machine too; the deadline has tests of its own.
            AnswerDeadline = TimeSpan.FromSeconds(1),
            Reviewers = [.. Enum.GetValues<ReviewerPermission>().Select(OnlyFor)],
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSpitDefaults("spit-silo", options).AddSpitSilo(options);
        _app = builder.Build();
        _app.MapSpitSilo();
        await _app.StartAsync();
        _channel = GrpcChannel.ForAddress(_app.Urls.First());
        await Eventually.HoldsAsync(
            async () => await IsReadyAsync(), "the lists are loaded");
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        if (_app is { } app)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        _folder.Dispose();
    }

    /// <summary>A number that no other test uses, in international spelling.</summary>
    public string FreshNumber() => $"+4930231250{Interlocked.Increment(ref _numbers):00}";

    /// <summary>The token of a reviewer who has this permission alone.</summary>
    internal static string TokenFor(ReviewerPermission permission) => $"0123456789-token-to-{permission}";

    internal Task<EdgeClient> ConnectAsync(BulletinPosition? resumeAfter = null) =>
        EdgeClient.ConnectAsync(Channel, resumeAfter);

    private static ReviewerOptions OnlyFor(ReviewerPermission permission) => new()
    {
        Name = $"who-may-{permission}",
        Token = new SecretText(TokenFor(permission)),
        Permissions = [permission],
    };

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await Api.ListEntriesAsync(new ListEntriesRequest())).Entries.Count == 0;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }
}
