using System.Net;
using System.Text;
using Spit.Detection;
using Spit.EdgeProxy.Calls;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Tests.Calls;

public sealed class CallTokensTests
{
    private static readonly CallToken Token = new(
        new CallAttempt
        {
            Caller = new CallerKey(TrustClass.International, "+441632960001"),
            Callee = "+493023125001",
            Source = SourceAddress.From(IPAddress.Parse("2001:db8::1")),
            Trunk = "north-2",
            At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero),
            UserAgent = "Example PBX 16.2",
            Fingerprint = "00ffee1234567890",
            Attestation = Attestation.Fail,
            Signer = "cert.example.net",
            Pop = "fra1",
        },
        IsScreened: true);

    [Fact]
    public void TryOpen_WhatWasSealed_HasEveryField() => Assert.Equal(Token, SealAndOpen(Token));

    [Fact]
    public void TryOpen_AnAttemptWithoutTheOptionalFields_HasNoneEither()
    {
        var bare = Token with
        {
            Attempt = new CallAttempt
            {
                Caller = Token.Attempt.Caller,
                Callee = "sip:b@example.com",
                Source = Token.Attempt.Source,
                At = Token.Attempt.At,
            },
            IsScreened = false,
        };

        Assert.Equal(bare, SealAndOpen(bare));
    }

    [Fact]
    public void TrySeal_LongestOfEverything_LeavesOutWhatDoesNotFitAndKeepsTheRest()
    {
        var longest = Token.Attempt with
        {
            Caller = Token.Attempt.Caller with { Identity = new string('a', 120) },
            Callee = new string('b', 120),
            Trunk = new string('t', 32),
            Pop = new string('p', 32),
            Signer = new string('s', 64),
            UserAgent = new string('u', 64),
        };

        var opened = SealAndOpen(Token with { Attempt = longest });

        Assert.Equal(longest with { UserAgent = "" }, opened?.Attempt);
    }

    [Fact]
    public void TrySeal_IdentityOfAnyLength_IsCarriedWholeOrNotAtAll()
    {
        for (var length = 100; length < 140; length++)
        {
            var token = Token with { Attempt = Token.Attempt with { Callee = new string('b', length) } };
            Assert.Equal(length <= 120 ? token : null, SealAndOpen(token));
        }
    }

    [Fact]
    public void TryOpen_OfAnotherCallOrKeyOrTouched_IsNothing()
    {
        using var tokens = new CallTokens("key of this pop"u8);
        using var others = new CallTokens("key of another"u8);
        var text = Seal(tokens, Token);

        Assert.NotNull(Open(tokens, text, "call"));
        Assert.Null(Open(tokens, text, "other call"));
        Assert.Null(Open(others, text, "call"));
        for (var i = 0; i < text.Length; i++)
        {
            var touched = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.Null(Open(tokens, touched, "call"));
        }
    }

    [Fact]
    public void TryRead_EveryPrefix_NeverThrows()
    {
        Span<byte> bytes = stackalloc byte[CallTokenText.MaxBytes];
        Assert.True(CallTokenText.TryWrite(Token, bytes, out var length));

        for (var i = 0; i < length; i++)
            Assert.Null(CallTokenText.TryRead(bytes[..i]));
    }

    private static CallToken? SealAndOpen(CallToken token)
    {
        using var tokens = new CallTokens("key of this pop"u8);
        return Open(tokens, Seal(tokens, token), "call");
    }

    private static string Seal(CallTokens tokens, CallToken token)
    {
        Span<byte> text = stackalloc byte[CallTokens.MaxTextBytes];
        return tokens.TrySeal(token, "call"u8, text, out var length) ? Encoding.ASCII.GetString(text[..length]) : "";
    }

    private static CallToken? Open(CallTokens tokens, string text, string callId)
    {
        SipUri.TryRead(Encoding.ASCII.GetBytes($"sip:192.0.2.1;lr;spit={text}"), out var uri);
        return tokens.TryOpen(uri, Encoding.ASCII.GetBytes(callId));
    }
}
