namespace Spit.Grains.Snapshots;

/// <summary>A place in a <see cref="ChangeJournal{TRecord}"/>.</summary>
/// <param name="Changes">Changes before it.</param>
/// <param name="Unrepeatable">Changes before it that are not in the journal.</param>
internal readonly record struct JournalMark(int Changes, int Unrepeatable);
