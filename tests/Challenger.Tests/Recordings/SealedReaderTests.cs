using System.Security.Cryptography;
using Spit.Challenger.Recordings;

namespace Spit.Challenger.Tests.Recordings;

public sealed class SealedReaderTests : IDisposable
{
    private const string Id = "0199aaaaaaaa7000800000000000aaaa";

    private static readonly DateTimeOffset Expires = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000);
    private static readonly RecordingKeys Keys = new([TestCalls.Key]);
    private static readonly byte[][] Pieces = [[1, 2, 3], [], RandomNumberGenerator.GetBytes(16_000), [9, 9]];

    private readonly TestFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, Id);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_WhatWasWritten_IsRead()
    {
        var opener = Write();

        Assert.Equal(SealFault.None, Open(opener, out var reader));
        using (reader)
        {
            Assert.Equal((4, 16_003), (reader!.Count, reader.AudioBytes));
            Assert.Equal(Pieces, Enumerable.Range(0, 4).Select(i => reader.Read(i)!));
        }
    }

    [Fact]
    public void Open_Sealed_HasNothingOfItInTheClear()
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);

        Assert.Equal(-1, bytes.AsSpan().IndexOf(Pieces[2].AsSpan(0, 8)));
    }

    /// <summary>What a crash may leave: every length short of the whole one is found to be cut.</summary>
    [Fact]
    public void Open_CutAnywhere_IsNoRecording()
    {
        Write();
        var whole = File.ReadAllBytes(FilePath);
        // Every byte around what is not the long piece's inside, and some of that.
        var lengths = Enumerable.Range(0, whole.Length).Where(i => i < 400 || i > whole.Length - 400 || i % 997 == 0);

        foreach (var length in lengths)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Equal((length, SealFault.Cut), (length, Open([], out _)));
        }
    }

    [Fact]
    public void Open_ChangedAnywhere_IsNoticedWhenItIsOpenedOrRead()
    {
        Write();
        var whole = File.ReadAllBytes(FilePath);
        for (var at = 0; at < whole.Length; at += at < 400 ? 1 : 97)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 1;
            File.WriteAllBytes(FilePath, changed);
            Assert.False(ReadsWhole(), $"byte {at}");
        }
    }

    [Fact]
    public void Open_BytesBehindTheEnd_IsChanged()
    {
        Write();
        File.AppendAllText(FilePath, "x");

        Assert.Equal(SealFault.Changed, Open([], out _));
    }

    /// <summary>Pieces that come in another order, or one taken for the last, are not what was written.</summary>
    [Fact]
    public void Open_PiecesLeftOut_IsChanged()
    {
        Write();
        var whole = File.ReadAllBytes(FilePath);
        var first = Seal.SealedBytes(Pieces[0].Length);
        File.WriteAllBytes(FilePath, [.. whole[..SealHeader.Bytes], .. whole[(SealHeader.Bytes + first)..]]);

        Assert.Equal(SealFault.Changed, Open([], out _));
    }

    [Fact]
    public void Open_AnotherName_IsNotThatRecording()
    {
        Write();

        Assert.Equal(
            SealFault.Changed,
            SealedReader.Open(File.OpenHandle(FilePath), Keys, Id.Replace('a', 'b'), [], out _));
    }

    [Fact]
    public void Open_WrongOpener_IsRefused()
    {
        var opener = Write();
        opener[0] ^= 1;

        Assert.Equal(SealFault.NoRecording, Open(opener, out _));
    }

    [Fact]
    public void Open_KeyWasRotated_TheOldOneStillOpens()
    {
        Write();
        var next = RandomNumberGenerator.GetBytes(32);

        var without = SealedReader.Open(File.OpenHandle(FilePath), new RecordingKeys([next]), Id, [], out _);
        var with = SealedReader.Open(
            File.OpenHandle(FilePath), new RecordingKeys([next, TestCalls.Key]), Id, [], out var reader);
        reader?.Dispose();

        Assert.Equal((SealFault.UnknownKey, SealFault.None), (without, with));
    }

    private bool ReadsWhole()
    {
        if (Open([], out var reader) != SealFault.None) return false;
        using (reader)
        {
            return Enumerable.Range(0, reader!.Count).All(i => reader.Read(i) is not null);
        }
    }

    private SealFault Open(byte[] opener, out SealedReader? reader) =>
        SealedReader.Open(File.OpenHandle(FilePath), Keys, Id, opener, out reader);

    private byte[] Write()
    {
        using var writer = new SealedWriter(
            File.OpenHandle(FilePath, FileMode.Create, FileAccess.Write), Keys, Id, Expires);
        foreach (var piece in Pieces[..^1]) writer.Write(piece);
        writer.Finish(Pieces[^1]);
        return writer.Opener;
    }
}
