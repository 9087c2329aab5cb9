using Spit.Detection;
using Spit.Silo.Keys;

namespace Spit.GridBench.Loads;

/// <summary>The two calls that a decision is, made by whoever holds the keys: a silo, or an Orleans client.</summary>
internal sealed class KeysTarget(IGridKeys keys)
{
    public async ValueTask<bool> AskAsync(CallAttempt attempt)
    {
        var caller = keys.Caller(attempt.Caller).Observe(attempt);
        var source = keys.Source(attempt.Source).Observe(attempt);
        await Task.WhenAll(caller, source).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return caller.IsCompletedSuccessfully && source.IsCompletedSuccessfully;
    }
}
