using System.Buffers.Binary;
using System.Globalization;
using Spit.Detection;

namespace Spit.GridBench.Loads;

/// <summary>An attacker who invents a caller for each call, beside customers who call as they always do.</summary>
/// <remarks>
/// The invented come from sources that nobody declared, a few hundred of them; the customers are a company's, over a
/// declared trunk, and each calls one of three others.
/// </remarks>
internal sealed class Flood(int customers)
{
    private const int Sources = 256;
    private const uint FirstSource = 0xC6_33_64_00; // 198.51.100.0
    private static readonly SourceAddress Office = SourceAddress.FromBytes([203, 0, 113, 7]);
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(90);

    private long _invented;
    private long _customer;

    /// <summary>The next call of somebody who never called before and never will again.</summary>
    public CallAttempt NextInvented()
    {
        var number = Interlocked.Increment(ref _invented);
        Span<byte> source = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(source, FirstSource + (uint)(number % Sources));
        return new CallAttempt
        {
            Caller = new CallerKey(
                TrustClass.Undeclared, string.Create(CultureInfo.InvariantCulture, $"sip:x{number}@flood.example")),
            Callee = string.Create(CultureInfo.InvariantCulture, $"+493023125{number % 1000:000}"),
            Source = SourceAddress.FromBytes(source),
            At = TimeProvider.System.GetUtcNow(),
            UserAgent = string.Create(CultureInfo.InvariantCulture, $"agent-{number % 7}"),
            Fingerprint = string.Create(CultureInfo.InvariantCulture, $"flood-{number}"),
        };
    }

    /// <summary>The next call of a customer; all of them in turn.</summary>
    public CallAttempt NextOfCustomer()
    {
        var number = Interlocked.Increment(ref _customer);
        var customer = number % customers;
        var callee = ((customer * 7) + (number / customers % 3)) % customers;
        return new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Peer, Number(customer)),
            Callee = Number(callee),
            Source = Office,
            Trunk = "company",
            At = TimeProvider.System.GetUtcNow(),
            UserAgent = "desk-phone",
            Fingerprint = "desk-phone",
        };
    }

    /// <summary>How a customer's call ends.</summary>
    public static CallOutcome Answered(CallAttempt attempt) => new()
    {
        Attempt = attempt,
        EndedAt = attempt.At,
        Code = 200,
        Duration = Talk,
    };

    /// <summary>How an invented caller's call ends: nobody is there, or somebody who does not answer.</summary>
    public static CallOutcome Unanswered(CallAttempt attempt) => new()
    {
        Attempt = attempt,
        EndedAt = attempt.At,
        Code = attempt.Callee[^1] == '0' ? 404 : 480,
    };

    private static string Number(long customer) =>
        string.Create(CultureInfo.InvariantCulture, $"+441632960{customer:000}");
}
