using Google.Protobuf;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Protocol.Fields;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>A frame of the grid as one stream reads it, over and over; the last one is gone with the next.</summary>
internal sealed class ReceivedFrame
{
    private readonly List<(ulong Id, Evidence Evidence)> _answers = [];
    private readonly KeptStandings _kept = new();
    private readonly StandingEvidence?[] _standings = new StandingEvidence?[StandingKeys.Most];

    /// <summary>
    /// By attempt; <see cref="Evidence.Missing"/> tells when a grain did not answer.
    /// </summary>
    public IReadOnlyList<(ulong Id, Evidence Evidence)> Answers => _answers;

    /// <summary>All but the answers.</summary>
    public Wire.GridFrame Rest { get; private set; } = new();

    /// <summary>Reads the next frame of the stream; false when it is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> frame)
    {
        _answers.Clear();
        Rest = new Wire.GridFrame();
        var fields = new FieldReader(frame);
        while (fields.TryNext())
        {
            if (fields.Number != Wire.GridFrame.EvidenceFieldNumber)
            {
                Rest.MergeFrom(fields.Whole);
            }
            else if (TryReadAnswer(fields.Content, out var id, out var evidence))
            {
                _answers.Add((id, evidence));
            }
            else
            {
                return false;
            }
        }
        return !fields.IsBroken;
    }

    private bool TryReadAnswer(ReadOnlySpan<byte> reply, out ulong id, out Evidence evidence)
    {
        id = 0;
        CallerEvidence? caller = null;
        SourceEvidence? source = null;
        Array.Clear(_standings);
        var (isRead, hasNewStandings) = (true, false);
        var fields = new FieldReader(reply);
        while (isRead && fields.TryNext())
        {
            switch (fields.Number)
            {
                case Wire.EvidenceReply.IdFieldNumber:
                    id = fields.Bits;
                    break;
                case Wire.EvidenceReply.CallerFieldNumber:
                    isRead = EvidenceReader.TryReadCaller(fields.Content, out caller);
                    break;
                case Wire.EvidenceReply.SourceFieldNumber:
                    isRead = EvidenceReader.TryReadSource(fields.Content, out source);
                    break;
                case Wire.EvidenceReply.KeptFieldNumber:
                    FindKept(fields.Content);
                    break;
                case Wire.EvidenceReply.StandingsFieldNumber:
                    hasNewStandings = true;
                    break;
            }
        }
        isRead = isRead && !fields.IsBroken && (!hasNewStandings || TryReadStandings(reply));
        evidence = new Evidence
        {
            Caller = caller,
            Source = source,
            Standings = StandingSet.Of(_standings),
            Missing = caller is null || source is null ? MissingEvidence.Failed : MissingEvidence.None,
        };
        return isRead;
    }

    private void FindKept(ReadOnlySpan<byte> slots)
    {
        while (FieldReader.TryTake(ref slots, out var slot))
        {
            if (_kept.Find(slot, out var kind) is { } evidence)
            {
                _standings[(int)kind - 1] = evidence;
            }
        }
    }

    // After what is kept was found: a new one may take its slot. Of two of one kind the last counts.
    private bool TryReadStandings(ReadOnlySpan<byte> reply)
    {
        var fields = new FieldReader(reply);
        while (fields.TryNext())
        {
            if (fields.Number != Wire.EvidenceReply.StandingsFieldNumber)
            {
                continue;
            }
            if (!EvidenceReader.TryReadStanding(fields.Content, out var kind, out var evidence, out var slot))
            {
                return false;
            }
            if (evidence is not null)
            {
                _standings[(int)kind - 1] = evidence;
                _kept.Keep(slot, kind, evidence);
            }
        }
        return true;
    }
}
