using Spit.Simulator;

return await SimulatorCommand.RunAsync(args);
