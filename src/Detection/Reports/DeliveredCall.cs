namespace Spit.Detection.Reports;

/// <summary>A call that reached its callee, who may say once what it was worth.</summary>
/// <param name="Token">Names the call to nobody who was not told: 128 random bits in hexadecimal digits.</param>
/// <param name="Attempt">The attempt that was let through.</param>
/// <param name="EndedAt">When the call ended.</param>
[GenerateSerializer, Immutable, Alias("spit.DeliveredCall")]
public sealed record DeliveredCall(
    [property: Id(0)] string Token,
    [property: Id(1)] CallAttempt Attempt,
    [property: Id(2)] DateTimeOffset EndedAt);
