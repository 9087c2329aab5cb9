using Spit.EdgeProxy;
using Spit.Hosting;
using Spit.Hosting.Commands;

return await SpitCommand.RunAsync<EdgeOptions>(
    args,
    "spit-edge",
    "Spit edge proxy: receives SIP calls, asks the grid about each, and forwards, tags or refuses it.",
    async options =>
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddSpitDefaults("spit-edge", options);
        builder.Services.AddSpitEdge(options);
        using var host = builder.Build();
        await host.RunAsync();
    });
