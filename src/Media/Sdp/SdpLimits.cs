namespace Spit.Media.Sdp;

/// <summary>How much of a session description is read; those of telephones have some 20 lines and 600 bytes.</summary>
internal static class SdpLimits
{
    public const int MaxBytes = 16 * 1024;
    public const int MaxLines = 512;
    public const int MaxMedia = 16;
    public const int MaxFormats = 64;
}
