using Spit.Challenger;
using Spit.Hosting;
using Spit.Hosting.Commands;

return await SpitCommand.RunAsync<ChallengerOptions>(
    args,
    "spit-challenger",
    "Spit challenger: answers suspicious calls, measures who is on the line, and connects humans or records machines.",
    async options =>
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSpitDefaults("spit-challenger", options).AddSpitChallenger(options);
        await using var app = builder.Build();
        app.MapSpitChallenger();
        await app.RunAsync();
    });
