using Spit.GridBench.Commands;

return await BenchCommand.RunAsync(args);
