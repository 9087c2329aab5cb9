using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Spit.Detection;
using static Spit.EdgeProxy.Tests.Grid.EdgeFixture;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class GridStreamTests
{
    private static readonly CallAttempt OneAttempt = Attempt();

    [Fact]
    public async Task Ask_GridAnswers_BringsWhatItSaid()
    {
        await using var grid = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(grid.Address));

        var evidence = await edge.Stream.AskAsync(OneAttempt);

        Assert.Equal(MissingEvidence.None, evidence.Missing);
        Assert.Equal(1.5, evidence.Caller!.Attempts10s);
        Assert.Equal(7, evidence.Source!.AttemptsTotal);
        var sent = Assert.Single(grid.Attempts);
        Assert.Equal(("+493023125001", Wire.TrustClass.Own), (sent.Caller.Identity, sent.Caller.Trust));
        Assert.Equal(("+493023125002", "access"), (sent.Callee, sent.Trunk));
        Assert.Equal([192, 0, 2, 1], sent.SourceIp.ToByteArray());
        Assert.Equal(OneAttempt.At.ToUnixTimeMilliseconds(), sent.StartedUnixMs);
        var hello = Assert.Single(grid.Hellos);
        Assert.Equal("fra1", hello.Pop);
        Assert.Null(hello.ResumeAfter);
    }

    [Fact]
    public async Task Ask_ManyAtOnce_EachGetsItsOwnAnswerInFewerFrames()
    {
        const int count = 2000;
        await using var grid = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(grid.Address));

        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(
            i => edge.Stream.AskAsync(Attempt(new string('5', i % 50))).AsTask()));

        Assert.All(answers.Select((a, i) => (a, i)), x => Assert.Equal(x.i % 50, x.a.Caller!.AttemptsTotal));
        Assert.Equal(count, grid.Attempts.Count());
        Assert.InRange(grid.Frames.Count, 1, count - 1);
        Assert.All(grid.Frames, f => Assert.InRange(f.Attempts.Count, 0, 64));
    }

    [Fact]
    public async Task Ask_AnswersOutOfOrder_EachGetsItsOwn()
    {
        await using var grid = await FakeGrid.StartAsync();
        var held = new List<(FakeGridStream Stream, Wire.EdgeFrame Frame)>();
        grid.Answer = async (stream, frame) =>
        {
            held.Add((stream, frame.Clone()));
            if (held.Sum(h => h.Frame.Attempts.Count) == 3)
            {
                foreach (var (to, what) in Enumerable.Reverse(held))
                {
                    await FakeGrid.AnswerAllAsync(to, what);
                }
            }
        };
        await using var edge = await ConnectAsync(Options(grid.Address));

        var answers = await Task.WhenAll(
            ((string[])["1", "22", "333"]).Select(c => edge.Stream.AskAsync(Attempt(c)).AsTask()));

        Assert.Equal([1, 2, 3], answers.Select(a => a.Caller!.AttemptsTotal));
    }

    [Fact]
    public async Task Ask_GridIsSilent_EndsAtTheDeadline()
    {
        await using var grid = await FakeGrid.StartAsync();
        grid.Answer = null;
        var options = Options(grid.Address) with { GridDeadline = TimeSpan.FromMilliseconds(50) };
        await using var edge = await ConnectAsync(options);

        var clock = Stopwatch.StartNew();
        var evidence = await edge.Stream.AskAsync(OneAttempt);

        Assert.Equal(MissingEvidence.Timeout, evidence.Missing);
        Assert.InRange(clock.ElapsedMilliseconds, 49, 2000);
    }

    [Fact]
    public async Task Ask_AnswerAfterTheDeadline_HarmsNoLaterQuestion()
    {
        await using var grid = await FakeGrid.StartAsync();
        var late = new TaskCompletionSource();
        grid.Answer = async (stream, frame) =>
        {
            var copy = frame.Clone();
            if (copy.Attempts[0].Callee == "late")
            {
                await late.Task;
            }
            await FakeGrid.AnswerAllAsync(stream, copy);
        };
        var options = Options(grid.Address) with { GridDeadline = TimeSpan.FromMilliseconds(300) };
        await using var edge = await ConnectAsync(options);

        Assert.Equal(MissingEvidence.Timeout, (await edge.Stream.AskAsync(Attempt("late"))).Missing);
        late.SetResult();
        var next = await edge.Stream.AskAsync(Attempt("333"));

        Assert.Equal(3, next.Caller!.AttemptsTotal);
    }

    [Fact]
    public async Task Ask_GrainAnsweredNothing_SaysFailedAndKeepsTheRest()
    {
        await using var grid = await FakeGrid.StartAsync();
        grid.Answer = (stream, frame) => stream.SendAsync(new Wire.GridFrame
        {
            Evidence = { new Wire.EvidenceReply { Id = frame.Attempts[0].Id, Source = new Wire.SourceEvidence() } },
        });
        await using var edge = await ConnectAsync(Options(grid.Address));

        var evidence = await edge.Stream.AskAsync(OneAttempt);

        Assert.Equal(MissingEvidence.Failed, evidence.Missing);
        Assert.Null(evidence.Caller);
        Assert.NotNull(evidence.Source);
    }

    [Fact]
    public async Task Ask_NoGrid_IsDisconnectedAtOnce()
    {
        await using var edge = Start(Options(new Uri("http://127.0.0.1:1")));

        var answer = edge.Stream.AskAsync(OneAttempt);

        Assert.True(answer.IsCompleted);
        Assert.Equal(MissingEvidence.Disconnected, (await answer).Missing);
        Assert.False(edge.Stream.IsConnected);
    }

    [Fact]
    public async Task Connect_EndpointHangsUp_IsTriedAgainAndAgain()
    {
        using var refusing = new TcpListener(IPAddress.Loopback, 0);
        refusing.Start();
        await using var edge = Start(Options(new Uri($"http://{refusing.LocalEndpoint}")));

        // One try takes up to two connections. 0.1 + 0.2 + 0.4 + 0.8 s at most, and as much again for a busy machine;
        // a channel left to its own wait would need 1 + 1.6 + 2.6 + 4.1 s.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(6));
        for (var i = 0; i < 9; i++)
        {
            using var client = await refusing.AcceptTcpClientAsync(limit.Token);
        }

        Assert.Equal(TaskStatus.WaitingForActivation, edge.Stream.ExecuteTask!.Status);
    }

    [Fact]
    public async Task Ask_TooManyWaiting_IsShed()
    {
        await using var grid = await FakeGrid.StartAsync();
        grid.Answer = null;
        var options = Options(grid.Address) with { Limits = new LimitOptions { MaxPendingQuestions = 16 } };
        var edge = await ConnectAsync(options);
        var waiting = Enumerable.Range(0, 16).Select(_ => edge.Stream.AskAsync(OneAttempt).AsTask()).ToArray();

        var beyond = await edge.Stream.AskAsync(OneAttempt);

        Assert.Equal(MissingEvidence.Shed, beyond.Missing);
        await edge.DisposeAsync();
        Assert.All(await Task.WhenAll(waiting), e => Assert.Equal(MissingEvidence.Disconnected, e.Missing));
    }

    [Fact]
    public async Task Ask_FirstGridIsSilentForLong_GoesToTheSecond()
    {
        await using var silent = await FakeGrid.StartAsync();
        silent.Answer = null;
        await using var second = await FakeGrid.StartAsync();
        var options = Options(silent.Address, second.Address) with { GridDeadline = TimeSpan.FromMilliseconds(100) };
        await using var edge = await ConnectAsync(options);

        var clock = Stopwatch.StartNew();
        while ((await edge.Stream.AskAsync(OneAttempt)).Missing != MissingEvidence.None)
        {
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(second.Attempts);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(20));
    }
}
