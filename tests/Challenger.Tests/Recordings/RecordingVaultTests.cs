using System.Runtime.InteropServices;
using Grpc.Core;
using Spit.Challenger.Recordings;
using Spit.Hosting.Commands;
using Spit.Protocol.V1;

namespace Spit.Challenger.Tests.Recordings;

public sealed class RecordingVaultTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private RecordingOptions Options => new() { Directory = _folder.Path, Key = TestCalls.KeyText };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CompleteAsync_WholeCall_IsFiledAndFetchedSampleForSample()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        var samples = TestCalls.Samples(3.3);

        var id = await challenger.RecordAsync(samples);

        var request = challenger.Grid.Items[id!];
        Assert.Equal(TestCalls.Call().Attempt, request.Item.Attempt);
        Assert.Equal(TimeSpan.FromSeconds(3.3), request.Item.Duration.ToTimeSpan());
        Assert.Equal(challenger.Time.GetUtcNow().AddDays(1), request.Item.ExpireTime.ToDateTimeOffset());
        var wav = await challenger.FetchAsync(new FetchRequest { Id = id, RecordingKey = request.RecordingKey });
        Assert.Equal(44 + (2 * samples.Length), wav.Length);
        Assert.Equal(samples, MemoryMarshal.Cast<byte, short>(wav.AsSpan(44)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Files(".rec")[0]));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task AskAsync_NoConsentOrNoGrid_LeavesNothing(bool mayRecord, bool isSilent)
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        (challenger.Grid.MayRecord, challenger.Grid.IsSilent) = (mayRecord, isSilent);

        Assert.Null(await challenger.RecordAsync(TestCalls.Samples(2)));

        Assert.Empty(_folder.Files(".rec").Concat(_folder.Files(".part")));
    }

    [Fact]
    public async Task AskAsync_NoDirectory_IsNeverAllowed()
    {
        await using var challenger = await TestChallenger.StartAsync(new RecordingOptions());

        Assert.Null(await challenger.Vault.AskAsync(TestCalls.Callee, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Dispose_NotCompleted_LeavesNothing()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        var recording = challenger.Vault.Begin(Permit())!;
        recording.Append(TestCalls.Samples(1));
        recording.Drain();
        Assert.Single(_folder.Files(".part"));

        recording.Dispose();

        Assert.Empty(_folder.Files(".part"));
        Assert.Null(await recording.CompleteAsync(TestCalls.Call()));
        Assert.Empty(challenger.Grid.Items);
    }

    [Fact]
    public async Task Append_OnTheAudioThread_AllocatesNothing()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        using var recording = challenger.Vault.Begin(Permit())!;
        var frame = new short[160];

        Assert.Equal(0, Allocated.By(() => recording.Append(frame)));
    }

    [Fact]
    public async Task Append_WriterIsAway_LosesAndGoesOn()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        using var recording = challenger.Vault.Begin(Permit())!;
        for (var i = 0; i < 400; i++) recording.Append(new short[160]);

        var id = await recording.CompleteAsync(TestCalls.Call());

        Assert.Equal(TimeSpan.FromSeconds(2), challenger.Grid.Items[id!].Item.Duration.ToTimeSpan());
    }

    [Fact]
    public async Task Append_BeyondTheLongest_IsCut()
    {
        await using var challenger = await TestChallenger.StartAsync(
            Options with { Longest = TimeSpan.FromSeconds(2) });

        var id = await challenger.RecordAsync(TestCalls.Samples(5));

        Assert.Equal(TimeSpan.FromSeconds(2), challenger.Grid.Items[id!].Item.Duration.ToTimeSpan());
    }

    [Fact]
    public async Task Start_HalfWrittenByAFormerRun_IsGone()
    {
        var part = Path.Combine(_folder.Path, $"{new string('a', 32)}.part");
        await File.WriteAllTextAsync(part, "half", TestContext.Current.CancellationToken);

        await using var challenger = await TestChallenger.StartAsync(Options);

        Assert.False(File.Exists(part));
    }

    [Fact]
    public async Task Start_DirectoryInUse_IsRefused()
    {
        await using var challenger = await TestChallenger.StartAsync(Options);

        await Assert.ThrowsAsync<StartFaultException>(() => TestChallenger.StartAsync(Options));
    }

    [Theory]
    [InlineData(true, false, StatusCode.NotFound)]
    [InlineData(false, true, StatusCode.DataLoss)]
    public async Task Fetch_WrongKeyOrChangedFile_IsRefused(bool wrongKey, bool isCut, StatusCode expected)
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        var id = await challenger.RecordAsync(TestCalls.Samples(2));
        var request = new FetchRequest { Id = id, RecordingKey = challenger.Grid.Items[id!].RecordingKey };
        if (wrongKey) request.RecordingKey = Google.Protobuf.ByteString.CopyFrom(new byte[16]);
        if (isCut)
        {
            await using var file = File.OpenWrite(_folder.Files(".rec")[0]);
            file.SetLength(file.Length - 1);
        }

        var fault = await Assert.ThrowsAsync<RpcException>(() => challenger.FetchAsync(request));

        Assert.Equal(expected, fault.StatusCode);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("0199AAAAAAAA7000800000000000AAAA")]
    public async Task Fetch_NoId_IsNotFound(string id)
    {
        await using var challenger = await TestChallenger.StartAsync(Options);
        var request = new FetchRequest { Id = id, RecordingKey = Google.Protobuf.ByteString.CopyFrom(new byte[16]) };

        var fault = await Assert.ThrowsAsync<RpcException>(() => challenger.FetchAsync(request));

        Assert.Equal(StatusCode.NotFound, fault.StatusCode);
    }

    private static RecordingPermit Permit() => new(TestCalls.Callee, TimeSpan.FromDays(1));
}
