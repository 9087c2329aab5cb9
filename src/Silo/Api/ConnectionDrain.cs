using Microsoft.AspNetCore.Connections;

namespace Spit.Silo.Api;

/// <summary>Ends connections that outlive the drain, so that the grains have time left to save.</summary>
/// <remarks>
/// The server asks its connections to close and then waits as long as the whole program has for its end. A peer that
/// does not follow would cost the counters of the last seconds.
/// </remarks>
internal sealed class ConnectionDrain(IHostApplicationLifetime lifetime, TimeProvider time)
{
    // Chosen: answers under way take milliseconds; a peer that has not closed by then will not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A step of the connection pipeline.</summary>
    public ConnectionDelegate Around(ConnectionDelegate next) => async connection =>
    {
        using var abort = time.CreateTimer(
            _ => connection.Abort(new ConnectionAbortedException("The silo has drained.")),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        using var stopping = lifetime.ApplicationStopping.Register(
            () => abort.Change(Patience, Timeout.InfiniteTimeSpan));
        await next(connection);
    };
}
