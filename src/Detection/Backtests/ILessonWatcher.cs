using Spit.Detection.Likelihoods;

namespace Spit.Detection.Backtests;

/// <summary>Is told what the grid learns.</summary>
public interface ILessonWatcher
{
    /// <param name="row">From which call.</param>
    /// <param name="category">One of <see cref="OutcomeCategory"/>.</param>
    /// <param name="isStranger">Whether little good was known about the caller.</param>
    void Learned(CallRow row, int category, bool isStranger);
}
