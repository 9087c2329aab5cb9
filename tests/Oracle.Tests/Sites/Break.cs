namespace Spit.Oracle.Tests.Sites;

/// <summary>How a TCP connection between an edge and a silo ends, and what dies with it.</summary>
internal enum Break
{
    None,

    /// <summary>Both ends at once, whatever is under way.</summary>
    Cut,

    /// <summary>The next bytes of the edge do not arrive: the silo knows nothing of the question.</summary>
    QuestionLost,

    /// <summary>Half of the next bytes of the edge arrive: a frame ends in its middle.</summary>
    QuestionTorn,

    /// <summary>The next bytes of the silo do not arrive: it has counted, and nobody knows.</summary>
    AnswerLost,

    /// <summary>
    /// The edge loses the connection as it sends; the silo keeps it and reads that question when the edge has long
    /// asked elsewhere.
    /// </summary>
    QuestionLate,
}
