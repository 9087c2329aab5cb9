using Spit.Cli;

var terminal = Terminal.OfProcess();
var (grid, token) = (Environment.GetEnvironmentVariable("SPIT_GRID"), Environment.GetEnvironmentVariable("SPIT_TOKEN"));
return await new SpitCtl(terminal, grid, TimeProvider.System, token).RunAsync(args);
