using System.Buffers;
using Google.Protobuf;
using Grpc.Core;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>The contract's method, for a stream that reads its frames itself.</summary>
internal static class GridExchange
{
    private static readonly Marshaller<Wire.EdgeFrame> Sent = Marshallers.Create(
        Write, static context => Wire.EdgeFrame.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));

    /// <summary>Opens a stream.</summary>
    /// <param name="invoker">The way to the grid.</param>
    /// <param name="frame">What every frame of this stream is read into.</param>
    /// <param name="stop">Ends the stream at once.</param>
    public static AsyncDuplexStreamingCall<Wire.EdgeFrame, ReceivedFrame> Open(
        CallInvoker invoker, ReceivedFrame frame, CancellationToken stop)
    {
        var received = Marshallers.Create<ReceivedFrame>(
            static (_, _) => throw new NotSupportedException("an edge reads these frames and writes none"),
            context => Read(context.PayloadAsReadOnlySequence(), frame));
        var method = new Method<Wire.EdgeFrame, ReceivedFrame>(
            MethodType.DuplexStreaming, Wire.EdgeGrid.Descriptor.FullName, "Exchange", Sent, received);
        return invoker.AsyncDuplexStreamingCall(method, host: null, new CallOptions(cancellationToken: stop));
    }

    private static ReceivedFrame Read(in ReadOnlySequence<byte> payload, ReceivedFrame frame)
    {
        var isRead = payload.IsSingleSegment ? frame.TryRead(payload.FirstSpan) : frame.TryRead(payload.ToArray());
        return isRead ? frame : throw new RpcException(new Status(StatusCode.Internal, "a frame cannot be read"));
    }

    private static void Write(Wire.EdgeFrame frame, SerializationContext context)
    {
        context.SetPayloadLength(frame.CalculateSize());
        frame.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
