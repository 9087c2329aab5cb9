using Xunit.Sdk;
using Xunit.v3;

// Real programs on real ports and in real time: one test at a time has the machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
