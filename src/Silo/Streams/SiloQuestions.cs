namespace Spit.Silo.Streams;

/// <summary>Questions of one frame that owners in one silo are to answer.</summary>
internal sealed class SiloQuestions
{
    public List<Question> OfCallers { get; } = [];

    public List<Question> OfSources { get; } = [];
}
