using System.Buffers;
using Grpc.Core;
using Spit.Protocol.V1;
using Spit.Silo.Streams;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Spit.Silo.Api;

/// <summary>The contract's <see cref="EdgeGrid"/>, for a service that writes its frames itself.</summary>
internal static class EdgeGridContract
{
    private static readonly Method<EdgeFrame, GridFrameWriter> Exchange = new(
        MethodType.DuplexStreaming,
        EdgeGrid.Descriptor.FullName,
        nameof(Exchange),
        Marshallers.Create(
            static (_, _) => throw new NotSupportedException("a silo reads these frames and writes none"),
            static context => EdgeFrame.Parser.ParseFrom(context.PayloadAsReadOnlySequence())),
        Marshallers.Create(
            Write,
            static GridFrameWriter (_) => throw new NotSupportedException("a silo writes these and reads none")));

    /// <summary>For the reflection service, which looks for it here.</summary>
    public static ServiceDescriptor Descriptor => EdgeGrid.Descriptor;

    /// <summary>For the framework, which looks for it by its name.</summary>
    public static void Bind(ServiceBinderBase binder, Service? service) => binder.AddMethod(
        Exchange,
        service is null ? null : new DuplexStreamingServerMethod<EdgeFrame, GridFrameWriter>(service.Exchange));

    private static void Write(GridFrameWriter frame, SerializationContext context)
    {
        var written = frame.Written;
        context.SetPayloadLength(written.Length);
        context.GetBufferWriter().Write(written.Span);
        context.Complete();
    }

    /// <summary>What a service of this contract does.</summary>
    [BindServiceMethod(typeof(EdgeGridContract), nameof(Bind))]
    internal abstract class Service
    {
        public abstract Task Exchange(
            IAsyncStreamReader<EdgeFrame> requestStream,
            IServerStreamWriter<GridFrameWriter> responseStream,
            ServerCallContext context);
    }
}
