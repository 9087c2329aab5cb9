using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Spit.Protocol.V1;

namespace Spit.Challenger.Recordings;

/// <summary>A call being recorded. Disposed without being completed it leaves nothing behind.</summary>
internal sealed class Recording : IDisposable
{
    private const int SamplesASecond = 8000;

    // Chosen: what a busy disk may keep the writer waiting.
    private const int WaitingSeconds = 2;

    private readonly RecordingVault _vault;
    private readonly SealedWriter _writer;
    private readonly SoundPrint? _sound;
    private readonly DateTimeOffset _expires;
    private readonly SampleRing _ring = new(WaitingSeconds * SamplesASecond);
    private readonly short[] _second = new short[SamplesASecond];
    private readonly long _most;
    private readonly Lock _gate = new();
    private long _taken;
    private long _saved;
    private int _filled;
    private volatile bool _isOver;
    private Exception? _fault;

    internal Recording(
        RecordingVault vault,
        string id,
        SealedWriter writer,
        SoundPrint? sound,
        DateTimeOffset expires,
        TimeSpan longest)
    {
        (_vault, Id, _writer, _sound, _expires) = (vault, id, writer, sound, expires);
        _most = (long)(longest.TotalSeconds * SamplesASecond);
    }

    /// <summary>What the item will be called.</summary>
    public string Id { get; }

    /// <summary>Takes the next samples.</summary>
    /// <param name="frame">8 kHz, one channel, 16 bits; usually 20 ms.</param>
    /// <remarks>
    /// Called on one thread, the audio's: neither waits nor allocates. What the writer has no room for is lost and
    /// counted; what comes after the longest recording is not taken.
    /// </remarks>
    public void Append(ReadOnlySpan<short> frame)
    {
        if (_isOver || _taken + frame.Length > _most) return;
        if (_ring.TryWrite(frame)) _taken += frame.Length;
        else _vault.Meters.Lost(frame.Length);
    }

    /// <summary>Seals the recording and files it in the grid; kept and filed later if that does not answer.</summary>
    /// <param name="call">What is known about the call.</param>
    /// <returns>The item's id; null when nothing could be kept, or the grid does not want it.</returns>
    public async Task<string?> CompleteAsync(QuarantineCall call)
    {
        var request = await Task.Run(() => Seal(call));
        return request is not null && await _vault.FileAsync(request) ? Id : null;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isOver) return;
            Close();
            _vault.Discard(this, _fault is null ? "discarded" : "failed");
        }
    }

    /// <summary>Writes what has come in.</summary>
    internal void Drain()
    {
        lock (_gate)
        {
            if (!_isOver && _fault is null) DrainOrFail();
        }
    }

    private void DrainOrFail()
    {
        try
        {
            int count;
            while ((count = _ring.Read(_second.AsSpan(_filled))) > 0)
            {
                _filled += count;
                if (_filled == _second.Length) WriteSecond();
            }
        }
        catch (IOException e)
        {
            _fault = e;
            RecordingLog.NotWritten(_vault.Logger, e, Id);
        }
    }

    private void WriteSecond()
    {
        var samples = _second.AsSpan(0, _filled);
        _writer.Write(MemoryMarshal.AsBytes(samples));
        _sound?.Feed(samples);
        _saved += _filled;
        _filled = 0;
    }

    // Null when the disk did not take it, or it was over before.
    private FileItemRequest? Seal(QuarantineCall call)
    {
        lock (_gate)
        {
            if (_isOver) return null;
            try
            {
                DrainOrFail();
                if (_fault is not null) return GiveUp();
                if (_filled > 0) WriteSecond();
                var request = Describe(call);
                _writer.Finish(request.ToByteArray());
                Close();
                _vault.Keep(this);
                return request;
            }
            catch (IOException e)
            {
                RecordingLog.NotWritten(_vault.Logger, e, Id);
                return GiveUp();
            }
        }
    }

    private FileItemRequest? GiveUp()
    {
        Close();
        _vault.Discard(this, "failed");
        return null;
    }

    private void Close()
    {
        _isOver = true;
        _sound?.Dispose();
        _writer.Dispose();
    }

    private FileItemRequest Describe(QuarantineCall call)
    {
        var request = new FileItemRequest
        {
            Item = new QuarantineItem
            {
                Id = Id,
                Attempt = call.Attempt,
                Pop = call.Pop,
                Duration = Duration.FromTimeSpan(TimeSpan.FromSeconds((double)_saved / SamplesASecond)),
                Verdict = call.Verdict,
                Finding = call.Finding,
                ExpireTime = Timestamp.FromDateTimeOffset(_expires),
            },
            RecordingKey = ByteString.CopyFrom(_writer.Opener),
            SoundMissing = _sound is null,
        };
        request.Sound.AddRange(_sound?.Finish() ?? []);
        // Nobody has so many reasons; the call itself is not to be lost by them.
        if (request.CalculateSize() > Recordings.Seal.MostBytes) request.Item.Verdict = null;
        return request;
    }
}
