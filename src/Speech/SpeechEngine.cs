using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Spit.Media.Speech;

namespace Spit.Speech;

/// <summary>
/// Makes detectors of speech, and works for all of them in batches. Without a model: the energy measure.
/// </summary>
/// <remarks>
/// <see cref="Create"/> may be called from any thread; each detector belongs to its call's audio thread; <see
/// cref="Work"/> belongs to one thread, which may be the audio thread, after each frame of all calls.
/// </remarks>
public sealed class SpeechEngine : IDisposable
{
    private readonly SileroModel? _model;
    private readonly ConcurrentQueue<SileroSpeech> _ready = new();
    private readonly SileroSpeech[] _loaded = new SileroSpeech[SileroModel.LargestBatch];

    private SpeechEngine(SileroModel? model, string? fault) => (_model, Fault) = (model, fault);

    /// <summary>Where the model is that is shipped.</summary>
    public static string ShippedModel => Path.Combine(AppContext.BaseDirectory, "Models", "silero_vad_v6.onnx");

    /// <summary>Whether detectors use the model.</summary>
    public bool UsesModel => _model is not null;

    /// <summary>Why the model is not used; null when it is, or was not wanted.</summary>
    public string? Fault { get; }

    /// <summary>Opens the model.</summary>
    /// <param name="model">The file; null: the one that is shipped.</param>
    /// <returns>An engine that works in any case: see <see cref="UsesModel"/>.</returns>
    public static SpeechEngine Open(string? model = null)
    {
        var path = model ?? ShippedModel;
        if (!File.Exists(path)) return new SpeechEngine(null, $"there is no model {path}");
        try
        {
            return new SpeechEngine(new SileroModel(path), null);
        }
        catch (Exception e) when (IsMissing(e))
        {
            return new SpeechEngine(null, (e.InnerException ?? e).Message);
        }
    }

    /// <summary>The energy measure, without a model.</summary>
    public static SpeechEngine WithoutModel() => new(null, null);

    /// <summary>A detector for one caller. It need not be given back.</summary>
    public ISpeechDetector Create() => UsesModel ? new SileroSpeech(_ready) : new EnergySpeech();

    /// <summary>Judges everything that waits, up to 16 calls at a time.</summary>
    /// <returns>How many windows the model has judged.</returns>
    public int Work()
    {
        if (_model is null) return 0;
        var total = 0;
        while (!_ready.IsEmpty) total += RunOnce(_model);
        return total;
    }

    public void Dispose() => _model?.Dispose();

    private static bool IsMissing(Exception e) => e is OnnxRuntimeException or DllNotFoundException
        or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException;

    private int RunOnce(SileroModel model)
    {
        var size = Math.Min(_ready.Count, SileroModel.LargestBatch);
        var batch = model.Batch(Math.Max(1, size));
        var rows = 0;
        while (rows < batch.Size && _ready.TryDequeue(out var call))
        {
            if (call.TryLoad(batch, rows)) _loaded[rows++] = call;
            else call.Release();
        }
        if (rows > 0) model.Run(batch);
        for (var row = 0; row < rows; row++)
        {
            _loaded[row].Unload(batch, row);
            _loaded[row].Release();
        }
        Array.Clear(_loaded, 0, rows);
        return rows;
    }
}
