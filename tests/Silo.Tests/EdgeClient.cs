using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests;

/// <summary>The edge's end of a stream.</summary>
internal sealed class EdgeClient(AsyncDuplexStreamingCall<EdgeFrame, GridFrame> call) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Queue<Bulletin> _bulletins = new();
    private readonly Queue<EvidenceReply> _replies = new();
    private readonly Queue<PolicyBulletin> _policies = new();

    public AsyncDuplexStreamingCall<EdgeFrame, GridFrame> Call => call;

    /// <summary>Frames read so far that carried evidence.</summary>
    public int EvidenceFrames { get; private set; }

    public static async Task<EdgeClient> ConnectAsync(GrpcChannel channel, BulletinPosition? resumeAfter)
    {
        var client = new EdgeClient(new EdgeGrid.EdgeGridClient(channel).Exchange());
        await client.SendAsync(new EdgeFrame
        {
            Hello = new EdgeHello { Pop = "fra1", EdgeInstance = "test", ResumeAfter = resumeAfter },
        });
        return client;
    }

    public static Attempt Attempt(ulong id, string caller, string callee = "+493023125099") => new()
    {
        Id = id,
        Caller = new CallerKey { Trust = TrustClass.Peer, Identity = caller },
        Callee = callee,
        SourceIp = ByteString.CopyFrom(203, 0, 113, 7),
        StartedUnixMs = 1_790_000_000_000,
    };

    public Task SendAsync(EdgeFrame frame) =>
        call.RequestStream.WriteAsync(frame, TestContext.Current.CancellationToken);

    public Task AskAsync(params IEnumerable<Attempt> attempts) => SendAsync(new EdgeFrame { Attempts = { attempts } });

    public async Task<EvidenceReply> NextReplyAsync()
    {
        while (_replies.Count == 0)
        {
            await ReadAsync();
        }
        return _replies.Dequeue();
    }

    public async Task<Bulletin> NextBulletinAsync()
    {
        while (_bulletins.Count == 0)
        {
            await ReadAsync();
        }
        return _bulletins.Dequeue();
    }

    public async Task<PolicyBulletin> NextPolicyAsync()
    {
        while (_policies.Count == 0)
        {
            await ReadAsync();
        }
        return _policies.Dequeue();
    }

    public void Dispose() => call.Dispose();

    private async Task ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        Assert.True(await call.ResponseStream.MoveNext(patience.Token), "the stream ended");
        var frame = call.ResponseStream.Current;
        EvidenceFrames += frame.Evidence.Count > 0 ? 1 : 0;
        frame.Evidence.ToList().ForEach(_replies.Enqueue);
        frame.Bulletins.ToList().ForEach(_bulletins.Enqueue);
        if (frame.Policy is { } policy)
        {
            _policies.Enqueue(policy);
        }
    }
}
