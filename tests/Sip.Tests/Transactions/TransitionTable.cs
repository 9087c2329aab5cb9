using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

/// <summary>
/// A state diagram as text. A row begins with the events that lead to a state, then "|", then a cell per event of the
/// heading: actions as letters (T transmit, U pass up, A acknowledge, O timed out, X terminate, - none), then ">" and
/// the first letters of the next state where it changes (X: Terminated).
/// </summary>
internal static class TransitionTable
{
    public static IEnumerable<(string Path, string Event, TransactionActions Actions, string Next)> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var events = Cells(lines[0]);
        foreach (var line in lines[1..])
        {
            var cells = Cells(line);
            Assert.Equal(events.Length, cells.Length);
            for (var column = 1; column < cells.Length; column++)
            {
                var parts = cells[column].Split('>');
                foreach (var name in events[column].Split(' '))
                    yield return (cells[0], name, Actions(parts[0]), parts.Length > 1 ? parts[1] : "");
            }
        }
    }

    /// <summary>Holds a machine to its table, which must speak of every event in every state.</summary>
    public static void Verify(string machine, bool isReliable, string text)
    {
        var rows = Read(text).ToList();
        Assert.All(rows.GroupBy(row => row.Path), path =>
            Assert.Equal(DrivenTransaction.Events.Order(), path.Select(row => row.Event).Order()));
        foreach (var (path, name, actions, next) in rows)
        {
            var driven = DrivenTransaction.Create(machine, isReliable, SipTimers.Default);
            foreach (var step in path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "new"))
                driven.Apply(step);
            var expected = Expected(driven.State, actions, next);
            var actual = driven.Apply(name);
            Assert.True(
                actual == actions && driven.State.ToString().StartsWith(expected, StringComparison.Ordinal),
                $"{machine}, after \"{path}\", on {name}: {actual} > {driven.State}, not {actions} > {expected}");
        }
    }

    private static string Expected(TransactionState before, TransactionActions actions, string next) =>
        actions.HasFlag(TransactionActions.Terminate) ? nameof(TransactionState.Terminated)
        : next.Length > 0 ? next
        : before.ToString();

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static TransactionActions Actions(string letters) => letters.Trim().Aggregate(
        TransactionActions.None,
        (all, letter) => all | letter switch
        {
            'T' => TransactionActions.Transmit,
            'U' => TransactionActions.PassUp,
            'A' => TransactionActions.Acknowledge,
            'O' => TransactionActions.TimedOut,
            'X' => TransactionActions.Terminate,
            '-' => TransactionActions.None,
            _ => throw new FormatException($"no action is written {letter}"),
        });
}
