using System.Buffers.Binary;
using System.Globalization;
using Spit.Detection;

namespace Spit.GridBench.Loads;

/// <summary>The attempts that every way of asking is measured with: the same ones for the same seed.</summary>
/// <remarks>
/// A caller keeps his trunk, his source, his device and its fingerprint. One call in five is of one of two hundred busy
/// callers, the rest are anybody's. Numbers are extensions of ranges that nobody has, addresses those of RFC 2544.
/// </remarks>
internal sealed class Mix
{
    public const int Callers = 20_000;
    public const int Callees = 50_000;
    public const int Sources = 2_000;

    private const int Attempts = 200_000;
    private const int BusyCallers = 200;
    private const int Devices = 50;
    private const uint FirstAddress = 0xC6_12_00_01; // 198.18.0.1

    private static readonly (string Name, TrustClass Trust)[] Trunks =
    [
        ("access", TrustClass.Own), ("north", TrustClass.Peer), ("south", TrustClass.Peer),
        ("abroad", TrustClass.International),
    ];

    private readonly CallAttempt[] _attempts;
    private long _last = -1;

    private Mix(CallAttempt[] attempts) => _attempts = attempts;

    /// <param name="seed">Who calls whom.</param>
    /// <param name="group">0 to 9: groups share no caller, source or callee.</param>
    public static Mix Of(int seed, int group = 0)
    {
        var draw = new Random(seed);
        var at = TimeProvider.System.GetUtcNow();
        var attempts = new CallAttempt[Attempts];
        for (var i = 0; i < attempts.Length; i++)
        {
            var caller = draw.Next(5) == 0 ? draw.Next(BusyCallers) : draw.Next(Callers);
            attempts[i] = Attempt(caller, draw.Next(Callees), group, at);
        }
        return new Mix(attempts);
    }

    /// <summary>All attempts are of one caller from one source.</summary>
    public static Mix OfOneCaller(int seed)
    {
        var draw = new Random(seed);
        var at = TimeProvider.System.GetUtcNow();
        return new Mix([.. Enumerable.Range(0, Callees).Select(_ => Attempt(0, draw.Next(Callees), group: 0, at))]);
    }

    /// <summary>An attempt of a caller whom no mix has, through a declared trunk.</summary>
    /// <param name="caller">0 to 999,999.</param>
    /// <param name="callee">Any.</param>
    public static CallAttempt OfMany(int caller, int callee, DateTimeOffset at) =>
        Attempt(caller, callee % Callees, group: 0, at) with
        {
            Caller = new CallerKey(Trunks[caller % Trunks.Length].Trust, Number("+493023125", caller, 6)),
        };

    public CallAttempt Next() => _attempts[Interlocked.Increment(ref _last) % _attempts.Length];

    private static CallAttempt Attempt(int caller, int callee, int group, DateTimeOffset at)
    {
        var trunk = Trunks[caller % Trunks.Length];
        var source = (uint)((group * Sources) + (caller % Sources));
        return new CallAttempt
        {
            Caller = new CallerKey(trunk.Trust, Number("+1555010", (group * Callers) + caller, 6)),
            Callee = Number("+441632960", (group * Callees) + callee, 6),
            Source = Address(FirstAddress + source),
            Trunk = trunk.Name,
            At = at,
            UserAgent = string.Create(CultureInfo.InvariantCulture, $"device {caller % Devices}"),
            Fingerprint = string.Create(CultureInfo.InvariantCulture, $"fingerprint-{caller % Devices}"),
        };
    }

    private static SourceAddress Address(uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return SourceAddress.FromBytes(bytes);
    }

    private static string Number(string range, int number, int digits) =>
        range + number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
