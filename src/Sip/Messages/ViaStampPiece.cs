namespace Spit.Sip.Messages;

/// <summary>Bytes of a Via value, from <see cref="Start"/>, that give way to a text; none for an insertion.</summary>
internal readonly ref struct ViaStampPiece(int start, int length, ReadOnlySpan<byte> text)
{
    internal int Start { get; } = start;

    internal int Length { get; } = length;

    internal ReadOnlySpan<byte> Text { get; } = text;
}
