namespace Spit.Simulator.Speaking;

/// <summary>The lines of a call that is spoken: signalling and audio at either end.</summary>
internal sealed record CallLines(Line Caller, Line CallerAudio, Line Callee, Line CalleeAudio);
