using System.Net;
using Spit.Simulator.Transport;

namespace Spit.Simulator.Speaking;

/// <summary>A place that a call sends from and is received at.</summary>
/// <param name="Address">Where.</param>
/// <param name="Send">Sends from there.</param>
internal sealed record Line(IPEndPoint Address, SendDatagram Send);
