namespace Spit.Cli.CallRecords;

/// <summary>A row that could not be read.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record RowFault(long Line, string Reason);
