using Google.Protobuf.WellKnownTypes;
using Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>What a grid sends about lists.</summary>
internal static class Frames
{
    public static GridFrame Snapshot(string epoch, long revision, params ListEntry[] entries)
    {
        var snapshot = new ListSnapshot();
        snapshot.Entries.AddRange(entries);
        return new GridFrame { Bulletins = { new Bulletin { Position = At(epoch, revision), Snapshot = snapshot } } };
    }

    public static Bulletin Put(string epoch, long revision, ListEntry entry) =>
        new() { Position = At(epoch, revision), Put = entry };

    public static Bulletin Removed(string epoch, long revision, string name) =>
        new() { Position = At(epoch, revision), Removed = name };

    public static ListEntry Block(string caller) => new()
    {
        Name = "block/caller/" + caller,
        List = ListKind.Block,
        Kind = PatternKind.Caller,
        Pattern = caller,
        Reason = "test",
        Author = "test",
        CreateTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddDays(20_000)),
    };

    private static BulletinPosition At(string epoch, long revision) => new() { Epoch = epoch, Revision = revision };
}
