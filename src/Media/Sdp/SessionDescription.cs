using System.Net;

namespace Spit.Media.Sdp;

/// <summary>A session description, as far as audio needs it.</summary>
internal sealed class SessionDescription
{
    public List<MediaLine> Media { get; } = [];

    /// <summary>The connection address for media without their own; null: unusable or none.</summary>
    public IPAddress? Connection { get; set; }

    public AudioDirection Direction { get; set; }

    public IPAddress? ConnectionOf(MediaLine media) => media.HasConnection ? media.Connection : Connection;

    public AudioDirection DirectionOf(MediaLine media) => media.Direction ?? Direction;
}
