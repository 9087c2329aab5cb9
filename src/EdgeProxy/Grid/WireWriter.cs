using Google.Protobuf;
using Spit.Detection;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>From the words of detection to the contract's messages.</summary>
internal static class WireWriter
{
    /// <summary>An attempt that nobody numbers.</summary>
    public static Wire.Attempt Write(CallAttempt attempt)
    {
        var wire = new Wire.Attempt();
        Write(wire, id: 0, attempt);
        return wire;
    }

    /// <summary>Writes an attempt over another one, whose parts are used again.</summary>
    public static void Write(Wire.Attempt wire, ulong id, CallAttempt attempt)
    {
        wire.Id = id;
        wire.Caller = Write(wire.Caller, attempt.Caller);
        wire.Callee = attempt.Callee;
        wire.SourceIp = Write(attempt.Source);
        wire.Trunk = attempt.Trunk;
        wire.StartedUnixMs = attempt.At.ToUnixTimeMilliseconds();
        wire.UserAgent = attempt.UserAgent;
        wire.Fingerprint = attempt.Fingerprint;
        wire.Attestation = (Wire.Attestation)attempt.Attestation;
        wire.Signer = attempt.Signer;
    }

    public static Wire.CallerKey Write(Wire.CallerKey? wire, CallerKey key)
    {
        wire ??= new Wire.CallerKey();
        wire.Trust = (Wire.TrustClass)key.Trust;
        wire.Identity = key.Identity;
        return wire;
    }

    public static ByteString Write(SourceAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = address.WriteBytes(bytes);
        return ByteString.CopyFrom(bytes[..length]);
    }
}
