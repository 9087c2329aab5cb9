namespace Spit.Silo.Streams;

/// <summary>Questions by the shard that owns their key.</summary>
internal static class ShardGroups
{
    /// <summary>One group for each shard that has a question, in no order.</summary>
    public static List<(int Shard, Question[] Group)> Of(
        IReadOnlyList<Question> questions, int shards, Func<Question, int> shardOf)
    {
        Span<int> sizes = stackalloc int[shards];
        sizes.Clear();
        Span<int> owners = stackalloc int[questions.Count];
        for (var i = 0; i < owners.Length; i++)
        {
            sizes[owners[i] = shardOf(questions[i])]++;
        }
        var groups = new List<(int, Question[])>();
        Span<int> places = stackalloc int[shards];
        for (var shard = 0; shard < shards; shard++)
        {
            if (sizes[shard] > 0)
            {
                places[shard] = groups.Count;
                groups.Add((shard, new Question[sizes[shard]]));
            }
        }
        for (var i = 0; i < owners.Length; i++)
        {
            var (_, group) = groups[places[owners[i]]];
            group[^sizes[owners[i]]--] = questions[i];
        }
        return groups;
    }
}
