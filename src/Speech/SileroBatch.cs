using Microsoft.ML.OnnxRuntime;

namespace Spit.Speech;

/// <summary>Memory for one run of the model over a fixed number of calls, bound to the session once.</summary>
internal sealed class SileroBatch : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly OrtValue[] _values;
    private readonly float[] _input;
    private readonly float[] _state;
    private readonly float[] _nextState;
    private readonly float[] _output;

    public SileroBatch(InferenceSession session, int size)
    {
        _session = session;
        Size = size;
        _input = Pinned(size * SileroWindow.Input);
        _state = Pinned(size * SileroWindow.State);
        _nextState = Pinned(size * SileroWindow.State);
        _output = Pinned(size);
        long[] stateShape = [SileroWindow.StateLayers, size, SileroWindow.StateLayer];
        var (input, state) = (Tensor(_input, [size, SileroWindow.Input]), Tensor(_state, stateShape));
        var rate = Tensor<long>([Media.Speech.SpeechFrame.SampleRate], []);
        var (output, nextState) = (Tensor(_output, [size, 1]), Tensor(_nextState, stateShape));
        _values = [input, state, rate, output, nextState];
        _binding = session.CreateIoBinding();
        _binding.BindInput("input", input);
        _binding.BindInput("state", state);
        _binding.BindInput("sr", rate);
        _binding.BindOutput("output", output);
        _binding.BindOutput("stateN", nextState);
    }

    /// <summary>Windows in a run.</summary>
    public int Size { get; }

    /// <summary>Where a window goes, its context first.</summary>
    public Span<float> InputOf(int row) => _input.AsSpan(row * SileroWindow.Input, SileroWindow.Input);

    public void SetState(int row, ReadOnlySpan<float> state)
    {
        for (var layer = 0; layer < SileroWindow.StateLayers; layer++)
            state.Slice(layer * SileroWindow.StateLayer, SileroWindow.StateLayer).CopyTo(Layer(_state, row, layer));
    }

    public void GetState(int row, Span<float> state)
    {
        for (var layer = 0; layer < SileroWindow.StateLayers; layer++)
            Layer(_nextState, row, layer).CopyTo(state.Slice(layer * SileroWindow.StateLayer, SileroWindow.StateLayer));
    }

    /// <summary>The probability that a window is speech, after <see cref="Run"/>.</summary>
    public float ProbabilityOf(int row) => _output[row];

    public void Run(RunOptions options) => _session.RunWithBinding(options, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        foreach (var value in _values) value.Dispose();
    }

    private static float[] Pinned(int length) => GC.AllocateArray<float>(length, pinned: true);

    private static OrtValue Tensor<T>(T[] memory, long[] shape)
        where T : unmanaged => OrtValue.CreateTensorValueFromMemory(memory, shape);

    private Span<float> Layer(float[] states, int row, int layer) =>
        states.AsSpan(((layer * Size) + row) * SileroWindow.StateLayer, SileroWindow.StateLayer);
}
