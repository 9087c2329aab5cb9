namespace Spit.Cli.CallRecords;

/// <summary>Where each column stands; -1 for an optional one that is not there.</summary>
internal sealed record RowColumns
{
    public required int Start { get; init; }
    public required int Pop { get; init; }
    public required int SourceIp { get; init; }
    public required int Trunk { get; init; }
    public required int Caller { get; init; }
    public required int Callee { get; init; }
    public required int UserAgent { get; init; }
    public required int Fingerprint { get; init; }
    public required int Attestation { get; init; }
    public required int Signer { get; init; }
    public required int Response { get; init; }
    public required int AnswerMs { get; init; }
    public required int DurationS { get; init; }
    public required int Reported { get; init; }
    public required int Class { get; init; }
    public required int Label { get; init; }

    /// <summary>The number of columns that a row has to have.</summary>
    public required int Width { get; init; }

    /// <exception cref="FormatException">A column is missing; the message names them all.</exception>
    public static RowColumns Of(IReadOnlyList<string> header, string path)
    {
        var missing = new List<string>();
        var columns = new RowColumns
        {
            Start = Find("start"),
            Pop = Find("pop"),
            SourceIp = Find("source_ip"),
            Trunk = Find("trunk"),
            Caller = Find("caller"),
            Callee = Find("callee"),
            UserAgent = Find("user_agent"),
            Fingerprint = Find("fingerprint"),
            Attestation = Find("attestation"),
            Signer = Find("signer"),
            Response = Find("response"),
            AnswerMs = Find("answer_ms"),
            DurationS = Find("duration_s"),
            Reported = Find("reported"),
            Class = Find("class", isOptional: true),
            Label = Find("label", isOptional: true),
            Width = header.Count,
        };
        return missing.Count == 0
            ? columns
            : throw new FormatException($"{path}:1: missing columns: {string.Join(", ", missing)}");

        int Find(string name, bool isOptional = false)
        {
            for (var i = 0; i < header.Count; i++)
            {
                if (header[i].Trim().Trim('\uFEFF').Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
            }
            if (!isOptional) missing.Add(name);
            return -1;
        }
    }
}
