using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Spit.Challenger.Recordings;

/// <summary>The master keys: the one that seals new recordings, and those that open older ones.</summary>
internal sealed class RecordingKeys
{
    public const int KeyBytes = 32;
    public const int IdBytes = 8;

    private readonly List<(byte[] Id, byte[] Key)> _keys;

    /// <param name="keys">The current one first; each of 32 bytes.</param>
    public RecordingKeys(IEnumerable<byte[]> keys) => _keys = [.. keys.Select(key => (IdOf(key), key))];

    /// <summary>Names the key that seals.</summary>
    public ReadOnlySpan<byte> CurrentId => _keys[0].Id;

    public ReadOnlySpan<byte> Current => _keys[0].Key;

    /// <summary>The key of an id; empty when it is not here.</summary>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> id)
    {
        foreach (var (known, key) in _keys)
            if (id.SequenceEqual(known)) return key;
        return [];
    }

    /// <summary>Reads the keys that the options name.</summary>
    /// <param name="options">With a key or a file for one.</param>
    /// <param name="keys">Null when there is a fault.</param>
    /// <param name="fault">The setting, and what is wrong with it.</param>
    public static bool TryRead(
        RecordingOptions options,
        [NotNullWhen(true)] out RecordingKeys? keys,
        out (string Setting, string What) fault)
    {
        (keys, fault) = (null, default);
        var read = new List<byte[]>();
        foreach (var (setting, text) in Texts(options))
        {
            try
            {
                if (Decode(text()) is { } key)
                {
                    read.Add(key);
                    continue;
                }
                fault = (setting, "must be base64 of 32 bytes; make one with: openssl rand -base64 32");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                fault = (setting, $"cannot be read: {e.Message}");
            }
            return false;
        }
        keys = read.Count > 0 ? new RecordingKeys(read) : null;
        return keys is not null || options.Directory is null;
    }

    private static IEnumerable<(string Setting, Func<string> Text)> Texts(RecordingOptions options)
    {
        if (options.Key is { } key) yield return ("key", key.Reveal);
        if (options.KeyFile is { } file) yield return ("keyFile", () => FirstLine(file));
        for (var i = 0; i < options.OldKeys.Count; i++) yield return ($"oldKeys:{i}", options.OldKeys[i].Reveal);
        for (var i = 0; i < options.OldKeyFiles.Count; i++)
        {
            var old = options.OldKeyFiles[i];
            yield return ($"oldKeyFiles:{i}", () => FirstLine(old));
        }
    }

    private static byte[]? Decode(string text)
    {
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(text.Trim(), key, out var written) && written == KeyBytes ? key : null;
    }

    private static string FirstLine(string file)
    {
        using var reader = File.OpenText(file);
        return reader.ReadLine() ?? "";
    }

    // Tells keys apart, and nothing about them.
    private static byte[] IdOf(byte[] key) => HMACSHA256.HashData(key, "spit recording key id"u8)[..IdBytes];
}
