using Google.Protobuf;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Api;

public sealed class EdgeGridApiTests(TestSilo silo)
{
    [Fact]
    public async Task Exchange_Attempt_IsCountedAndAnswered()
    {
        using var edge = await silo.ConnectAsync();

        await edge.AskAsync(EdgeClient.Attempt(17, silo.FreshNumber()));

        var reply = await edge.NextReplyAsync();
        Assert.Equal(17ul, reply.Id);
        Assert.Equal(1, reply.Caller.AttemptsTotal);
        Assert.True(reply.Source.AttemptsTotal >= 1);
    }

    [Fact]
    public async Task Exchange_FullFrames_EveryAttemptIsAnsweredOnceInFewFrames()
    {
        using var edge = await silo.ConnectAsync();
        var caller = silo.FreshNumber();
        for (var frame = 0; frame < 10; frame++)
        {
            await edge.AskAsync(Enumerable.Range(frame * 64, 64).Select(i => EdgeClient.Attempt((ulong)i, caller)));
        }

        var ids = new HashSet<ulong>();
        long most = 0;
        for (var i = 0; i < 640; i++)
        {
            var reply = await edge.NextReplyAsync();
            ids.Add(reply.Id);
            most = Math.Max(most, reply.Caller.AttemptsTotal);
        }

        Assert.Equal(640, ids.Count);
        Assert.Equal(640, most);
        Assert.InRange(edge.EvidenceFrames, 1, 100);
    }

    [Fact]
    public async Task Exchange_Probes_AreTheSourcesForEveryEdge()
    {
        using var edge = await silo.ConnectAsync();
        using var other = await silo.ConnectAsync();
        var attempt = EdgeClient.Attempt(1, silo.FreshNumber());
        attempt.SourceIp = ByteString.CopyFrom(192, 0, 2, 231);
        var probes = new SourceProbes { SourceIp = attempt.SourceIp, Malformed = 4, OfScanners = 2 };
        probes.Names.AddRange(Enumerable.Range(0, 40).Select(i => $"{100 + i}"));
        var broken = new SourceProbes { SourceIp = ByteString.CopyFrom(1, 2, 3), Malformed = 1 };
        var endless = new SourceProbes { SourceIp = attempt.SourceIp, Malformed = uint.MaxValue };

        await edge.SendAsync(new EdgeFrame { Probes = { broken, endless, probes } });

        // Counted beside the way of the calls: the first answers may not know of it yet.
        SourceEvidence? source = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                // Another attempt each time: the same one is answered as it was.
                attempt.Id++;
                await other.AskAsync(attempt);
                source = (await other.NextReplyAsync()).Source;
                return source.OfScanners24H > 0;
            },
            "the other edge is told");
        Assert.Equal(4, source!.Malformed24H, 2);
        Assert.Equal(2, source.OfScanners24H, 2);
        Assert.Equal(32, source.ProbedNames24H);
    }

    public static TheoryData<string, Attempt> Unreadable()
    {
        var noCaller = EdgeClient.Attempt(1, "+4930231250");
        noCaller.Caller = null;
        var badAddress = EdgeClient.Attempt(1, "+4930231250");
        badAddress.SourceIp = ByteString.CopyFrom(1, 2, 3);
        var badTime = EdgeClient.Attempt(1, "+4930231250");
        badTime.StartedUnixMs = long.MaxValue;
        var badTrust = EdgeClient.Attempt(1, "+4930231250");
        badTrust.Caller.Trust = (TrustClass)77;
        return new TheoryData<string, Attempt>
        {
            { "no caller", noCaller },
            { "empty identity", EdgeClient.Attempt(1, "") },
            { "endless identity", EdgeClient.Attempt(1, new string('x', 5000)) },
            { "no callee", EdgeClient.Attempt(1, "+4930231250", "") },
            { "an address that is none", badAddress },
            { "a time that is none", badTime },
            { "a trust class that is none", badTrust },
            { "nothing at all", new Attempt { Id = 1 } },
        };
    }

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task Exchange_UnreadableAttempt_IsAnsweredEmptyAndTheStreamGoesOn(string what, Attempt attempt)
    {
        using var edge = await silo.ConnectAsync();

        await edge.AskAsync(attempt, EdgeClient.Attempt(2, silo.FreshNumber()));

        var replies = new[] { await edge.NextReplyAsync(), await edge.NextReplyAsync() }.OrderBy(r => r.Id).ToList();
        Assert.True(replies[0] is { Id: 1, Caller: null, Source: null }, what);
        Assert.Equal(1, replies[1].Caller.AttemptsTotal);
    }

    [Fact]
    public async Task Exchange_FrameTooLong_TheRestIsAnsweredEmpty()
    {
        using var edge = await silo.ConnectAsync();
        var caller = silo.FreshNumber();

        await edge.AskAsync(Enumerable.Range(0, 300).Select(i => EdgeClient.Attempt((ulong)i, caller)));

        var empty = 0;
        for (var i = 0; i < 300; i++)
        {
            empty += (await edge.NextReplyAsync()).Caller is null ? 1 : 0;
        }
        Assert.Equal(44, empty);
    }

    [Fact]
    public async Task Exchange_WithoutHello_IsRefused()
    {
        using var call = new EdgeGrid.EdgeGridClient(silo.Channel)
            .Exchange(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new EdgeFrame(), TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<RpcException>(
            () => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
    }

    [Fact]
    public async Task Exchange_Outcome_IsLearnt()
    {
        using var edge = await silo.ConnectAsync();
        var caller = silo.FreshNumber();
        var attempt = EdgeClient.Attempt(1, caller);
        await edge.AskAsync(attempt);
        await edge.NextReplyAsync();

        await edge.SendAsync(new EdgeFrame
        {
            Outcomes =
            {
                new Outcome
                {
                    Attempt = attempt, Code = 200, AnswerMs = 2000, DurationMs = 30_000,
                },
                new Outcome { Code = 200 },
            },
        });

        var subject = new GetReputationRequest { Caller = new CallerSubject { Uri = caller } };
        await Eventually.HoldsAsync(
            async () =>
            {
                var known = await silo.Api.GetReputationAsync(subject);
                return known.Callers.Single().Evidence.Answered24H > 0;
            },
            "the outcome is learnt");
    }

    [Fact]
    public async Task Exchange_EdgeGoneInTheMiddle_OthersGoOn()
    {
        using var other = await silo.ConnectAsync();
        for (var i = 0; i < 5; i++)
        {
            using var edge = await silo.ConnectAsync();
            await edge.AskAsync(Enumerable.Range(0, 64).Select(n => EdgeClient.Attempt((ulong)n, silo.FreshNumber())));
        }

        await other.AskAsync(EdgeClient.Attempt(5, silo.FreshNumber()));

        Assert.Equal(5ul, (await other.NextReplyAsync()).Id);
    }

    [Fact]
    public async Task Exchange_EdgeEndsItsSide_WhatItAskedIsAnsweredFirst()
    {
        using var edge = await silo.ConnectAsync();
        await edge.AskAsync(EdgeClient.Attempt(9, silo.FreshNumber()));
        await edge.Call.RequestStream.CompleteAsync();

        Assert.NotNull((await edge.NextReplyAsync()).Caller);
    }

    [Fact]
    public async Task Exchange_AskedAgainOnAnotherStream_IsCountedOnce()
    {
        var caller = silo.FreshNumber();
        var attempt = EdgeClient.Attempt(5, caller);
        using (var broken = await silo.ConnectAsync())
        {
            await broken.AskAsync(attempt);
            Assert.Equal(1, (await broken.NextReplyAsync()).Caller.AttemptsTotal);
        }
        using var edge = await silo.ConnectAsync();
        attempt.Again = true;
        var lost = EdgeClient.Attempt(6, caller);
        lost.Again = true;

        await edge.AskAsync(attempt);
        Assert.Equal(1, (await edge.NextReplyAsync()).Caller.AttemptsTotal);
        await edge.AskAsync(lost);
        Assert.Equal(2, (await edge.NextReplyAsync()).Caller.AttemptsTotal);
        await edge.AskAsync(EdgeClient.Attempt(7, caller));
        Assert.Equal(3, (await edge.NextReplyAsync()).Caller.AttemptsTotal);
    }
}
