using Microsoft.ML.OnnxRuntime;

namespace Spit.Speech;

/// <summary>Silero VAD in the ONNX runtime, on one thread of the processor. One caller at a time.</summary>
internal sealed class SileroModel : IDisposable
{
    /// <summary>More windows in one run gain nothing (33 us a window at 16, 76 us alone).</summary>
    public const int LargestBatch = 16;

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly SileroBatch?[] _batches = new SileroBatch?[LargestBatch + 1];

    /// <exception cref="OnnxRuntimeException">The file is no such model.</exception>
    /// <exception cref="DllNotFoundException">The native library is missing.</exception>
    public SileroModel(string path)
    {
        RuntimeReports.TurnOff();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new InferenceSession(path, options);
    }

    /// <summary>The memory of a run over so many windows, 1 to <see cref="LargestBatch"/>.</summary>
    public SileroBatch Batch(int size) => _batches[size] ??= new SileroBatch(_session, size);

    public void Run(SileroBatch batch) => batch.Run(_options);

    public void Dispose()
    {
        foreach (var batch in _batches) batch?.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
