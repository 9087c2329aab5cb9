using Spit.DetectionBench.Commands;

return await BenchCommand.RunAsync(args);
