using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Hosting.Health;
using Spit.Silo;

return await SpitCommand.RunAsync<SiloOptions>(
    args,
    "spit-silo",
    "A silo of the reputation grid: keeps callers, sources and lists, and answers edges and clients of the API.",
    async options =>
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSpitDefaults("spit-silo", options).AddSpitSilo(options);
        builder.Services.AddDrainDelay(options.DrainDelay);
        var app = builder.Build();
        app.MapSpitSilo();
        await app.RunAsync();
    });
