using Google.Protobuf;
using Spit.Challenger.Recordings;
using Spit.Protocol.V1;

namespace Spit.Challenger.Tests.Recordings;

public sealed class RecordingSweepTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private RecordingOptions Options => new() { Directory = _folder.Path, Key = TestCalls.KeyText };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sweep_GridWasSilent_FilesLater()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        var permit = (await challenger.Vault.AskAsync(TestCalls.Callee, TestContext.Current.CancellationToken))!;
        challenger.Grid.IsSilent = true;
        using var recording = challenger.Vault.Begin(permit)!;
        recording.Append(TestCalls.Samples(1));
        var id = await recording.CompleteAsync(TestCalls.Call());
        await challenger.SweepAsync();
        Assert.Empty(challenger.Grid.Items);
        Assert.Single(_folder.Files(".rec"));

        challenger.Grid.IsSilent = false;
        await challenger.SweepAsync();

        Assert.Equal(TestCalls.Call().Attempt, challenger.Grid.Items[id!].Item.Attempt);
        Assert.Single(_folder.Files(".rec"));
    }

    [Fact]
    public async Task Sweep_Expired_IsGoneFromDisk()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        await challenger.RecordAsync(TestCalls.Samples(1));

        challenger.Time.SetUtcNow(challenger.Time.GetUtcNow().AddDays(1).AddSeconds(-1));
        await challenger.SweepAsync();
        Assert.Single(_folder.Files(".rec"));
        challenger.Time.SetUtcNow(challenger.Time.GetUtcNow().AddSeconds(1));
        challenger.Grid.IsSilent = true;
        await challenger.SweepAsync();

        Assert.Empty(_folder.Files(".rec"));
    }

    [Fact]
    public async Task Sweep_KeyIsGone_StillDeletesWhatExpires()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using (var before = await TestChallenger.StartAsync(Options, time))
            await before.RecordAsync(TestCalls.Samples(1));
        var other = new Hosting.Settings.SecretText(Convert.ToBase64String(new byte[32]));
        await using var challenger = await TestChallenger.StartAsync(Options with { Key = other }, time);
        await challenger.SweepAsync();
        Assert.Single(_folder.Files(".rec"));

        time.SetUtcNow(time.GetUtcNow().AddDays(2));
        await challenger.SweepAsync();

        Assert.Empty(_folder.Files(".rec"));
    }

    [Fact]
    public async Task Sweep_GridWantsItNoMore_IsDeleted()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        await challenger.RecordAsync(TestCalls.Samples(1));
        challenger.Grid.Items.Clear();
        challenger.Grid.IsWanted = false;

        await challenger.SweepAsync();

        Assert.Empty(_folder.Files(".rec"));
    }

    [Fact]
    public async Task Sweep_DiskWasLost_IsToldToTheGrid()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        var id = await challenger.RecordAsync(TestCalls.Samples(1));
        File.Delete(_folder.Files(".rec")[0]);

        await challenger.SweepAsync();

        Assert.Contains(id, challenger.Grid.Forgotten);
    }

    [Fact]
    public async Task Sweep_TooManyBytes_TheOldestGo()
    {
        await using var challenger = await TestChallenger.StartAsync(Options with { MaxBytes = 40_000 });
        var first = await challenger.RecordAsync(TestCalls.Samples(1));
        challenger.Time.Advance(TimeSpan.FromMilliseconds(5));
        await challenger.RecordAsync(TestCalls.Samples(1));
        challenger.Time.Advance(TimeSpan.FromMilliseconds(5));
        await challenger.RecordAsync(TestCalls.Samples(1));

        await challenger.SweepAsync();

        Assert.Equal(2, _folder.Files(".rec").Length);
        Assert.Contains(first, challenger.Grid.Forgotten);
    }

    [Fact]
    public async Task Sweep_CutByACrash_IsDeletedAndNeverFiled()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        await challenger.RecordAsync(TestCalls.Samples(1));
        challenger.Grid.Items.Clear();
        await using (var file = File.OpenWrite(_folder.Files(".rec")[0])) file.SetLength(file.Length / 2);

        await challenger.SweepAsync();

        Assert.Empty(_folder.Files(".rec"));
        Assert.Empty(challenger.Grid.Items);
    }

    [Fact]
    public async Task Delete_WithTheKey_DeletesAtOnce()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        var id = await challenger.RecordAsync(TestCalls.Samples(1));
        var request = new DeleteRequest { Id = id, RecordingKey = ByteString.CopyFrom(new byte[16]) };
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await challenger.Store.DeleteAsync(
            request, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(_folder.Files(".rec"));

        request.RecordingKey = challenger.Grid.Items[id!].RecordingKey;
        for (var i = 0; i < 2; i++)
            await challenger.Store.DeleteAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(_folder.Files(".rec"));
    }
}
