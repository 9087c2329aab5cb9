using Spit.MediaBench.Commands;

return await BenchCommand.RunAsync(args);
