namespace Spit.Cli.Tests;

/// <summary>What one run of spitctl returned and printed.</summary>
public sealed record CtlRun(int Code, string Output, string Error);
