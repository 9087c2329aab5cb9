using System.Runtime.CompilerServices;
using Spit.Detection.Standings;

namespace Spit.Silo.Standings;

/// <summary>Room on the stack for the keys of one attempt.</summary>
[InlineArray(StandingKeys.Most)]
internal struct StandingKeyRoom
{
    private StandingKey _first;
}
