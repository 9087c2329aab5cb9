using Grpc.Core;

namespace Spit.EdgeProxy.Grid;

/// <summary>How a stream to the grid can break through no fault of this program.</summary>
internal static class GridFault
{
    // A write that fails while the connection dies comes out as any of these, not always as an RpcException.
    public static bool IsExpected(Exception fault) =>
        fault is RpcException or OperationCanceledException or IOException or HttpRequestException
            or InvalidOperationException;

    /// <summary>The innermost cause in words, for example <c>Connection refused</c>.</summary>
    public static string Reason(Exception fault) => fault switch
    {
        RpcException { Status.DebugException: { } cause } => cause.GetBaseException().Message,
        RpcException { Status.Detail: { Length: > 0 } detail } => detail,
        _ => fault.GetBaseException().Message,
    };
}
