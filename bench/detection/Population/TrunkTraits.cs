using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>What a shape says of one trunk.</summary>
/// <param name="Networks">How many networks of 256 addresses its senders live in.</param>
/// <param name="Proxies">Addresses at each POP of a proxy farm.</param>
/// <param name="Border">What its back-to-back agent looks like.</param>
internal sealed record TrunkTraits(
    int Networks,
    int Proxies,
    Device Border,
    Choice<int> Pops,
    Choice<Signature> Signatures,
    Choice<Spelling> Spellings);
