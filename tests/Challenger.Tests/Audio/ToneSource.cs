using Spit.Challenger.Audio;

namespace Spit.Challenger.Tests.Audio;

/// <summary>Says one value for ever.</summary>
internal sealed class ToneSource(short value) : IFrameSource
{
    public bool Fill(Span<short> frame)
    {
        frame.Fill(value);
        return true;
    }
}
