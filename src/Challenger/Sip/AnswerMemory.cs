using Spit.Sip.Transactions;

namespace Spit.Challenger.Sip;

/// <summary>
/// Final answers to requests other than INVITE, as long as the request may come again (RFC 3261 17.2.2, timer J).
/// </summary>
internal sealed class AnswerMemory(TimeSpan lifetime)
{
    // An edge does not send so many in 32 s; the oldest gives way.
    private const int Most = 10_000;

    private readonly OrderedDictionary<TransactionKey, (byte[] Answer, TimeSpan At)> _answers =
        new(TransactionKeyComparer.Instance);

    public void Keep(TransactionKey key, byte[] answer, TimeSpan now)
    {
        if (_answers.Count >= Most) _answers.RemoveAt(0);
        _answers[key] = (answer, now);
    }

    public byte[]? Find(TransactionKey key, TimeSpan now) =>
        _answers.TryGetValue(key, out var known) && now - known.At < lifetime ? known.Answer : null;

    /// <summary>Drops what is old; they are in order of age.</summary>
    public void Forget(TimeSpan now)
    {
        var old = 0;
        while (old < _answers.Count && now - _answers.GetAt(old).Value.At >= lifetime) old++;
        for (; old > 0; old--) _answers.RemoveAt(0);
    }
}
