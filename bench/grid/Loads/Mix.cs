using System.Buffers.Binary;
using System.Globalization;
using Spit.Detection;

namespace Spit.GridBench.Loads;

/// <summary>The attempts that every way of asking is measured with: the same ones for the same seed.</summary>
/// <remarks>
/// A caller keeps his trunk, his source, his device and its fingerprint. One call in five is of one in a hundred
/// callers, the busy ones; the rest are anybody's. Numbers are extensions of ranges that nobody has, addresses those of
/// RFC 2544.
/// </remarks>
internal sealed class Mix
{
    private const int DrawnAttempts = 100_000;
    private const int Devices = 50;
    private const int CallersOfABusyOne = 100;
    private const int BusyCallsOneIn = 5;
    private const uint FirstAddress = 0xC6_12_00_01; // 198.18.0.1

    private static readonly (string Name, TrustClass Trust)[] Trunks =
    [
        ("access", TrustClass.Own), ("north", TrustClass.Peer), ("south", TrustClass.Peer),
        ("abroad", TrustClass.International),
    ];

    private static readonly string[] UserAgents = Named("device");
    private static readonly string[] Fingerprints = Named("fingerprint");

    private readonly CallAttempt[] _attempts;
    private long _last = -1;

    private Mix(CallAttempt[] attempts) => _attempts = attempts;

    /// <param name="size">How many there are of each kind.</param>
    /// <param name="seed">Who calls whom.</param>
    public static Mix Of(MixSize size, int seed)
    {
        var draw = new Random(seed);
        var at = TimeProvider.System.GetUtcNow();
        var callers = Numbers("+1555010", size.Callers);
        var callees = Numbers("+441632960", size.Callees);
        CallAttempt Attempt(int caller, int callee) =>
            Of(caller, callers[caller], callees[callee], (uint)(caller % size.Sources), at);

        var busy = size.Callers / CallersOfABusyOne;
        return new Mix(
        [
            .. Enumerable.Range(0, size.Callees).Select(i => Attempt(i % size.Callers, i)),
            .. Enumerable.Range(0, DrawnAttempts).Select(_ => Attempt(
                draw.Next(draw.Next(BusyCallsOneIn) == 0 ? busy : size.Callers), draw.Next(size.Callees))),
        ]);
    }

    /// <summary>All attempts are of one caller from one source.</summary>
    public static Mix OfOneCaller(MixSize size)
    {
        var at = TimeProvider.System.GetUtcNow();
        var caller = Numbers("+1555010", 1)[0];
        return new Mix([.. Numbers("+441632960", size.Callees).Select(callee => Of(0, caller, callee, 0, at))]);
    }

    /// <summary>An attempt of a caller whom no mix has, through a declared trunk, to a callee of a mix.</summary>
    /// <param name="size">Of the mix that has the callee.</param>
    /// <param name="caller">0 to 999,999.</param>
    /// <param name="callee">Any.</param>
    public static CallAttempt OfMany(MixSize size, int caller, long callee, DateTimeOffset at) => Of(
        caller,
        Number("+493023125", caller),
        Number("+441632960", (int)(callee % size.Callees)),
        (uint)(caller % size.Sources),
        at);

    /// <summary>The first attempts, as many as there are callees, have everybody in them.</summary>
    public CallAttempt Next() => _attempts[Interlocked.Increment(ref _last) % _attempts.Length];

    private static CallAttempt Of(int caller, string identity, string callee, uint source, DateTimeOffset at)
    {
        var trunk = Trunks[caller % Trunks.Length];
        return new CallAttempt
        {
            Caller = new CallerKey(trunk.Trust, identity),
            Callee = callee,
            Source = Address(FirstAddress + source),
            Trunk = trunk.Name,
            At = at,
            UserAgent = UserAgents[caller % Devices],
            Fingerprint = Fingerprints[caller % Devices],
        };
    }

    private static SourceAddress Address(uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return SourceAddress.FromBytes(bytes);
    }

    private static string[] Numbers(string range, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Number(range, number))];

    private static string Number(string range, int number) =>
        range + number.ToString("D6", CultureInfo.InvariantCulture);

    private static string[] Named(string what) =>
        [.. Enumerable.Range(0, Devices).Select(i => string.Create(CultureInfo.InvariantCulture, $"{what}-{i}"))];
}
