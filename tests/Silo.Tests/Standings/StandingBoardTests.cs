using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Grains.Standings;
using Spit.Silo.Standings;
using Spit.Silo.Tests.Streams;

namespace Spit.Silo.Tests.Standings;

public sealed class StandingBoardTests : IDisposable
{
    // A caller without a number, over a trunk, from an address: signer (nobody), trunk, network and callee.
    private const int KeyCount = 4;

    private static readonly CallAttempt Attempt = new()
    {
        Caller = new CallerKey(TrustClass.Peer, "sip:alice@example.com"),
        Callee = "+4930231250",
        Source = SourceAddress.From(IPAddress.Loopback),
        Trunk = "ic-north",
        At = DateTimeOffset.UnixEpoch,
    };

    private readonly FakeTimeProvider _time = new();
    private readonly TestKeys _keys = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly StandingBoard _board;

    public StandingBoardTests()
    {
        var meters = new GridMeters(_services.GetRequiredService<IMeterFactory>());
        _board = new StandingBoard(
            _keys, new RunningPolicy(Policy.Default), _time, meters, NullLogger<StandingBoard>.Instance);
    }

    private TestStanding Owner => _keys.Standings;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_NotHeld_AsksAtOnceAndHoldsWhatComes()
    {
        var gate = new TaskCompletionSource();
        Owner.Gate = gate.Task;
        var look = _board.Open(Attempt);
        Assert.Equal(StandingEvidence.None, look.Read()[StandingKind.Trunk]);
        Assert.Equal(KeyCount, Owner.Told.Count);

        gate.SetResult();
        await look.WhenHeardAsync();

        Assert.Equal(1, look.Read()[StandingKind.Trunk].Suspicion);
        Assert.Equal(StandingEvidence.None, look.Read()[StandingKind.Agent]);
        Assert.Equal(KeyCount, _board.Count);
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(150, KeyCount)]
    public async Task Open_HeldForAWhile_IsAskedForAgainInTheNextFlush(int milliseconds, int expected)
    {
        await _board.Open(Attempt).WhenHeardAsync();
        Owner.Told.Clear();
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        var look = _board.Open(Attempt);
        Assert.Equal(1, look.Read()[StandingKind.Callee].Suspicion);
        Assert.Empty(Owner.Told);
        await _board.FlushAsync();

        Assert.Equal(expected, Owner.Told.Count);
    }

    [Fact]
    public async Task Open_HeldForTooLong_CountsAsNotHeldUntilTheOwnerHasAnswered()
    {
        await _board.Open(Attempt).WhenHeardAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        var gate = new TaskCompletionSource();
        Owner.Gate = gate.Task;

        var look = _board.Open(Attempt);
        Assert.Equal(StandingEvidence.None, look.Read()[StandingKind.Callee]);
        gate.SetResult();
        await look.WhenHeardAsync();

        Assert.Equal(1, look.Read()[StandingKind.Callee].Suspicion);
    }

    [Fact]
    public async Task Flush_ManyAttemptsAndLessons_AreOneExchangeForEachKey()
    {
        var look = _board.Open(Attempt);
        await look.WhenHeardAsync();
        Owner.Told.Clear();
        for (var i = 0; i < 10; i++)
        {
            look.Observe(new StandingAttempt(Attempt.At, Attempt.Caller, IsStranger: i % 2 == 0, 1));
        }
        _board.Learn(Attempt, new StandingLesson(Attempt.At, 2.5, 1));

        await _board.FlushAsync();
        await _board.FlushAsync();

        Assert.Equal(KeyCount, Owner.Told.Count);
        Assert.All(Owner.Told, batch => Assert.Equal((10, 1), (batch.Attempts.Count, batch.Lessons.Count)));
    }

    [Fact]
    public async Task Flush_OwnerFails_IsNotToldAgainAndWhatWasHeldStays()
    {
        var look = _board.Open(Attempt);
        await look.WhenHeardAsync();
        Owner.Told.Clear();
        Owner.Gate = Task.FromException(new TimeoutException());
        look.Observe(new StandingAttempt(Attempt.At, Attempt.Caller, IsStranger: true, 1));

        await _board.FlushAsync();
        Owner.Gate = Task.CompletedTask;
        await _board.FlushAsync();

        Assert.Equal(KeyCount, Owner.Told.Count);
        Assert.Equal(1, look.Read()[StandingKind.Trunk].Suspicion);
    }

    [Fact]
    public async Task Flush_ExchangeUnderWay_WhatCameSinceGoesWithTheNext()
    {
        var gate = new TaskCompletionSource();
        Owner.Gate = gate.Task;
        var look = _board.Open(Attempt);
        look.Observe(new StandingAttempt(Attempt.At, Attempt.Caller, IsStranger: true, 1));
        var flushed = _board.FlushAsync();
        Assert.All(Owner.Told, batch => Assert.Empty(batch.Attempts));

        gate.SetResult();
        await flushed;

        Assert.Equal(2 * KeyCount, Owner.Told.Count);
        Assert.Equal(KeyCount, Owner.Told.Sum(batch => batch.Attempts.Count));
    }

    [Fact]
    public async Task Observe_MoreThanThereIsRoomFor_IsDropped()
    {
        var look = _board.Open(Attempt);
        await look.WhenHeardAsync();
        Owner.Told.Clear();
        for (var i = 0; i < 5000; i++)
        {
            look.Observe(new StandingAttempt(Attempt.At, Attempt.Caller, IsStranger: true, 1));
        }

        await _board.FlushAsync();

        Assert.All(Owner.Told, batch => Assert.Equal(4096, batch.Attempts.Count));
    }

    [Fact]
    public async Task Open_MoreKeysThanThereIsRoomFor_ForgetsTheOldest()
    {
        for (var i = 0; i < 70_000; i++)
        {
            _board.Open(Attempt with { Callee = $"sip:{i}@example.net" });
        }
        await _board.FlushAsync();

        Assert.InRange(_board.Count, 1, 65_536);
    }

    [Fact]
    public async Task Stop_Pending_IsToldBeforeTheEnd()
    {
        var look = _board.Open(Attempt);
        await look.WhenHeardAsync();
        Owner.Told.Clear();
        await _board.StartAsync(Token);
        look.Observe(new StandingAttempt(Attempt.At, Attempt.Caller, IsStranger: true, 1));

        await _board.StopAsync(Token);

        Assert.Equal(KeyCount, Owner.Told.Count);
    }

    public void Dispose()
    {
        _board.Dispose();
        _services.Dispose();
    }
}
