using Spit.Detection.Backtests;

namespace Spit.Cli.CallRecords;

/// <summary>A row and its place in the file.</summary>
/// <param name="Index">Its number among the data rows, from 0; unreadable rows count too.</param>
/// <param name="Call">What it says.</param>
internal readonly record struct NumberedRow(int Index, CallRow Call);
