// Real programs on real ports and real time: one test at a time has the machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
