using Spit.Grains.Lists;
using Spit.Protocol.V1;
using Spit.Silo.Api;

namespace Spit.Silo.Streams;

/// <summary>List news as an edge reads it.</summary>
internal static class Bulletins
{
    public static IEnumerable<Bulletin> Of(ListNews news)
    {
        var epoch = news.Position.Epoch;
        if (news.Everything is { } everything)
        {
            var snapshot = new ListSnapshot();
            snapshot.Entries.AddRange(everything.Select(Wire.Of));
            return [new Bulletin { Position = At(epoch, news.Position.Revision), Snapshot = snapshot }];
        }
        return news.Changes.Select(change => change.Put is { } put
            ? new Bulletin { Position = At(epoch, change.Revision), Put = Wire.Of(put) }
            : new Bulletin { Position = At(epoch, change.Revision), Removed = change.Removed });
    }

    private static BulletinPosition At(string epoch, long revision) => new() { Epoch = epoch, Revision = revision };
}
