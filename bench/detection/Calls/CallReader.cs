using System.Globalization;

namespace Spit.DetectionBench.Calls;

/// <summary>Reads call records as <see cref="CallWriter"/> writes them.</summary>
internal sealed class CallReader
{
    private readonly Dictionary<string, string> _seen = [];
    private readonly List<string> _fields = [];
    private readonly string _file;
    private readonly Columns _columns;

    private CallReader(string header, string file)
    {
        _file = file;
        _columns = new Columns(header, file);
    }

    /// <exception cref="FormatException">A line is no call; the message names file and line.</exception>
    public static Call[] Read(string file, string? campaigns = null)
    {
        using var text = new StreamReader(file);
        return Read(text, file, campaigns is null ? [] : ReadCampaigns(campaigns));
    }

    public static Call[] Read(TextReader text, string file, Dictionary<int, string> campaigns)
    {
        var reader = new CallReader(text.ReadLine() ?? "", file);
        List<Call> calls = [];
        while (text.ReadLine() is { } line)
            calls.Add(reader.Call(line, calls.Count, campaigns.GetValueOrDefault(calls.Count, "")));
        return [.. calls];
    }

    /// <summary>The campaigns of a side file, by row.</summary>
    public static Dictionary<int, string> ReadCampaigns(string file)
    {
        Dictionary<int, string> campaigns = [];
        List<string> fields = [];
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            CsvLine.Cut(line, fields);
            if (fields.Count < 2 || !int.TryParse(fields[0], CultureInfo.InvariantCulture, out var row))
                throw new FormatException($"{file}: {line} is no row and campaign");
            campaigns[row] = fields[1];
        }
        return campaigns;
    }

    private Call Call(string line, int row, string campaign)
    {
        CsvLine.Cut(line, _fields);
        if (_fields.Count != _columns.Count)
            throw new FormatException($"{_file}:{row + 2}: {_fields.Count} fields, not {_columns.Count}");
        return new Call
        {
            StartMs = Start(row),
            Pop = Text("pop"),
            Source = Text("source_ip"),
            Trunk = Text("trunk"),
            Caller = Text("caller"),
            Callee = Text("callee"),
            UserAgent = Text("user_agent"),
            Fingerprint = Text("fingerprint"),
            Attestation = Text("attestation"),
            Signer = Text("signer"),
            Response = (int)Number("response", 1, row),
            AnswerMs = (int)Number("answer_ms", 1, row),
            DurationMs = (int)Number("duration_s", 1000, row),
            IsReported = Text("reported") == "1",
            Class = Text("class"),
            Passes = Text("label") == "ham",
            Campaign = campaign,
        };
    }

    private long Start(int row)
    {
        var text = _fields[_columns["start"]];
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var start)
            ? start.ToUnixTimeMilliseconds()
            : throw new FormatException($"{_file}:{row + 2}: start {text} is no time");
    }

    // -1 for an empty field.
    private double Number(string column, int times, int row)
    {
        var text = _fields[_columns[column]];
        if (text.Length == 0) return -1;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number * times)
            : throw new FormatException($"{_file}:{row + 2}: {column} {text} is no number");
    }

    private string Text(string column)
    {
        var text = _fields[_columns[column]];
        if (_seen.TryGetValue(text, out var seen)) return seen;
        _seen.Add(text, text);
        return text;
    }
}
