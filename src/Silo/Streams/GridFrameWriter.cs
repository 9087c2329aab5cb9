using Google.Protobuf;
using Spit.Protocol.Fields;
using Spit.Protocol.V1;
using Spit.Silo.Api;
using Spit.Silo.Standings;
using StandingEvidence = Spit.Detection.Standings.StandingEvidence;
using StandingKind = Spit.Detection.Standings.StandingKind;

namespace Spit.Silo.Streams;

/// <summary>One frame to an edge, written as its parts come; filled over and over.</summary>
internal sealed class GridFrameWriter
{
    private readonly FieldBuffer _buffer = new();
    private KeptStandings _kept = new(0);

    /// <summary>Answers in the frame.</summary>
    public int Answers { get; private set; }

    public bool IsEmpty => _buffer.IsEmpty;

    /// <summary>The frame, until the next change.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.Written;

    /// <summary>Takes note of how many standings the edge keeps.</summary>
    public void Keep(uint slots) => _kept = new KeptStandings((int)Math.Min(slots, int.MaxValue));

    public void Clear()
    {
        _buffer.Clear();
        Answers = 0;
    }

    /// <summary>Adds what is seldom in a frame.</summary>
    public void Add(GridFrame rest) => rest.WriteTo(_buffer);

    public void Add(in Answer answer)
    {
        Answers++;
        var reply = _buffer.Begin(GridFrame.EvidenceFieldNumber);
        _buffer.AddFixed(EvidenceReply.IdFieldNumber, answer.Id);
        if (answer.Caller is { } caller)
        {
            var begun = _buffer.Begin(EvidenceReply.CallerFieldNumber);
            EvidenceWriter.Write(_buffer, caller);
            _buffer.End(begun);
        }
        if (answer.Source is { } source)
        {
            var begun = _buffer.Begin(EvidenceReply.SourceFieldNumber);
            EvidenceWriter.Write(_buffer, source);
            _buffer.End(begun);
        }
        AddStandings(answer.Standings.News);
        Add(StandingKind.Callee, answer.Standings.Callee);
        Add(StandingKind.Identity, answer.Standings.Identity);
        _buffer.End(reply);
    }

    // A slot may be taken anew only after what it holds was named: so first all that the edge has, then what is new.
    private void AddStandings(StandingNews?[] standings)
    {
        Span<int> fresh = stackalloc int[standings.Length];
        var count = 0;
        var kept = _buffer.Begin(EvidenceReply.KeptFieldNumber);
        for (var i = 0; i < standings.Length; i++)
        {
            if (standings[i] is not { } news)
            {
                continue;
            }
            if (_kept.Holds(news, out var slot))
            {
                _buffer.AddPacked((ulong)slot);
            }
            else
            {
                fresh[count++] = i;
            }
        }
        _buffer.End(kept);
        foreach (var i in fresh[..count])
        {
            var news = standings[i]!;
            Add(news.Entry.Key.Kind, news.Evidence, _kept.Take(news));
        }
    }

    private void Add(StandingKind kind, StandingEvidence? evidence, int slot = 0)
    {
        if (evidence is not null)
        {
            var begun = _buffer.Begin(EvidenceReply.StandingsFieldNumber);
            EvidenceWriter.Write(_buffer, kind, evidence, slot);
            _buffer.End(begun);
        }
    }
}
