using Xunit.Sdk;
using Xunit.v3;

// All share one clock, and some move it.
[assembly: Parallelization(Mode = ParallelMode.None)]
