using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Spit.Protocol.V1;
using StackExchange.Redis;

namespace Spit.Silo.Tests.Processes;

/// <summary>A Redis that asks who is there, one behind TLS, and one that is shared.</summary>
public sealed class RedisAccessTests
{
    private const string Password = "a-word-of-redis";

    [Fact]
    public async Task Start_UserAndPasswordFromTheEnvironment_IsLetIn()
    {
        using var redis = await RedisServer.StartAsync(
            "--user", "default", "off", "--user", "grid", "on", $">{Password}", "~*", "&*", "+@all");
        var password = new Dictionary<string, string> { ["SPIT__STORE__PASSWORD"] = Password };

        using var silo = await SiloProcess.StartWithAsync(
            password, "--redis", redis.Address, "--redis-user", "grid", "--log-level", "debug");

        await AddAsync(silo, "+493023125001");
        Assert.DoesNotContain(Password, silo.Program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WrongPassword_IsRefusedAndDoesNotTellIt()
    {
        using var redis = await RedisServer.StartAsync("--requirepass", Password);
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "password");
        await File.WriteAllTextAsync(file, "another-word", TestContext.Current.CancellationToken);

        using var silo = SiloProcess.Run(
            "--redis", redis.Address, "--redis-password-file", file, "--api", "127.0.0.1:0", "--health", "off");

        Assert.Equal(2, await silo.ExitCodeAsync());
        await Eventually.HoldsAsync(
            () => silo.Output.Contains("cannot be reached", StringComparison.Ordinal), "it says why");
        Assert.DoesNotContain("another-word", silo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Tls_TrustsTheGivenAuthorityOnly()
    {
        using var folder = new TestFolder();
        var (certificate, key) = WriteCertificate(folder.Path, "redis");
        var (stranger, _) = WriteCertificate(folder.Path, "stranger");
        using var redis = await RedisServer.StartAsync(
            "--port", "0", "--tls-port", "PORT", "--tls-cert-file", certificate, "--tls-key-file", key,
            "--tls-ca-cert-file", certificate, "--tls-auth-clients", "no");

        using var silo = await SiloProcess.StartAsync(
            "--redis", redis.Address, "--redis-tls", "true", "--redis-ca", certificate);
        using var deceived = SiloProcess.Run(
            "--redis", redis.Address, "--redis-tls", "true", "--redis-ca", stranger,
            "--api", "127.0.0.1:0", "--health", "off");

        await AddAsync(silo, "+493023125001");
        Assert.Equal(2, await deceived.ExitCodeAsync());
    }

    [Fact]
    public async Task Start_TwoClustersInOneRedis_ShareNothing()
    {
        using var redis = await RedisServer.StartAsync();
        using var north = await SiloProcess.StartAsync("--redis", redis.Address, "--cluster-id", "grid");
        using var south = await SiloProcess.StartAsync("--redis", redis.Address, "--cluster-id", "grid-south");
        await AddAsync(north, "+493023125001");
        await AddAsync(south, "+493023125002");
        await CountAsync(north, 3);
        await CountAsync(south, 5);
        Assert.Equal(0, await north.Program.TerminateAsync());
        Assert.Equal(0, await south.Program.TerminateAsync());

        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var keys = connection.GetServers().Single().Keys().Select(key => $"{key}").ToArray();
        Assert.Contains(keys, key => key.StartsWith("grid/", StringComparison.Ordinal));
        Assert.Contains(keys, key => key.StartsWith("grid-south/", StringComparison.Ordinal));
        Assert.All(keys, key => Assert.Matches("^grid(-south)?/", key));
        using var again = await SiloProcess.StartAsync("--redis", redis.Address, "--cluster-id", "grid");
        var entries = (await again.Api.ListEntriesAsync(new ListEntriesRequest())).Entries;
        Assert.Equal("+493023125001", Assert.Single(entries).Pattern);
        Assert.Equal(4, await CountAsync(again, 1));
    }

    private static Task<ListEntry> AddAsync(SiloProcess silo, string pattern)
    {
        var entry = new ListEntry
        {
            List = ListKind.Block,
            Kind = PatternKind.Caller,
            Pattern = pattern,
            Reason = "test",
        };
        return silo.Api.AddEntryAsync(new AddEntryRequest { Entry = entry });
    }

    private static async Task<long> CountAsync(SiloProcess silo, int calls)
    {
        var total = 0L;
        for (var i = 0; i < calls; i++)
        {
            var answer = await silo.Api.CheckCallAsync(new CheckCallRequest
            {
                Caller = "+493023125010",
                Callee = "+493023125099",
                SourceIp = "192.0.2.8",
                Trust = TrustClass.Own,
            });
            total = (long)answer.CallerEvidence.AttemptsTotal;
        }
        return total;
    }

    /// <summary>An authority's own certificate, for the loopback address too.</summary>
    private static (string Certificate, string Key) WriteCertificate(string folder, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        var file = Path.Combine(folder, $"{name}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(Path.ChangeExtension(file, "key"), key.ExportPkcs8PrivateKeyPem());
        return (file, Path.ChangeExtension(file, "key"));
    }
}
