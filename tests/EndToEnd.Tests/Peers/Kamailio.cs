using System.Net;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>A real Kamailio that record-routes and hands everything to its next hop.</summary>
internal sealed class Kamailio(ProcessUnderTest process, IPEndPoint sip)
{
    public ProcessUnderTest Process => process;

    public IPEndPoint Sip => sip;

    public static async Task<Kamailio> StartAsync(Stage stage, IPEndPoint nextHop)
    {
        var program = Peer.Require("kamailio");
        var sip = FreePorts.NextEndPoint();
        var process = stage.Start(
            "kamailio", program,
            "-f", Path.Combine(AppContext.BaseDirectory, "Configurations", "kamailio-record-routes.cfg"),
            "-l", $"udp:{sip}", "-A", $"NEXT_HOP=\"sip:{nextHop}\"",
            "-DD", "-E", "-m", "32", "-M", "4", "-Y", stage.Folder);
        await Until.TrueAsync(
            () => !process.HasExited && DatagramProbe.AnswersOptions(sip),
            TimeSpan.FromSeconds(10),
            () => process.Tail);
        return new Kamailio(process, sip);
    }
}
