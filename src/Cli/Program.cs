using Spit.Cli;

return await new SpitCtl(Terminal.OfProcess(), Environment.GetEnvironmentVariable("SPIT_GRID"), TimeProvider.System)
    .RunAsync(args);
