using Spit.EdgeProxy;
using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Silo;
using Spit.Standalone;

return await SpitCommand.RunAsync<StandaloneOptions>(
    args,
    "spit-standalone",
    "A whole small site in one process: an edge proxy and a silo with its embedded store.",
    async options =>
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSpitDefaults("spit-standalone", options).AddSpitSilo(options.ToSilo());
        builder.Services.AddSpitEdge(options.ToEdge());
        var signal = new StopSignal();
        builder.Services.AddSingleton<IHostLifetime>(signal);
        await using var app = builder.Build();
        app.MapSpitSilo();
        await app.StartAsync();
        await signal.WaitAsync(app.Lifetime.ApplicationStopping);
        await app.StopAsync();
    });
