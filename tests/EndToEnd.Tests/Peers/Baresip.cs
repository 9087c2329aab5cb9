using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Spit.EndToEnd.Tests.Processes;
using Spit.Media.Wave;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>A real phone without a head: it says what is in a sound file and keeps what it hears.</summary>
internal sealed class Baresip(ProcessUnderTest process, string folder, IPEndPoint control)
{
    public ProcessUnderTest Process => process;

    /// <summary>Where it has been told to send its audio, by every session description that came or went.</summary>
    public IReadOnlyList<int> AudioPorts =>
    [
        .. process.Lines.Where(l => l.StartsWith("m=audio ", Ordinal))
            .Select(l => int.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture)),
    ];

    /// <summary>Whether a call was answered at some time.</summary>
    public bool WasEstablished => Says("Call established");

    /// <summary>Whether a call has ended, refused ones among them.</summary>
    public bool WasEnded => Says("terminated") || Says("session closed");

    /// <summary>What it has heard until now; empty before the first audio.</summary>
    public short[] Heard => AllHeard.FirstOrDefault([]);

    /// <summary>What it has heard in each call until now.</summary>
    public IReadOnlyList<short[]> AllHeard =>
    [
        .. Directory.GetFiles(folder, "*-dec.wav").Order(StringComparer.Ordinal)
            .Select(f => WaveFile.TryRead(ReadShared(f), out var audio) == WaveFault.None ? audio.Samples : []),
    ];

    /// <param name="stage">Stops it.</param>
    /// <param name="name">Of the process.</param>
    /// <param name="users">Who it answers for, and who it calls as: the first.</param>
    /// <param name="says">A WAV file of 8 kHz; when it ends, so does the call.</param>
    /// <param name="sip">Where it listens.</param>
    /// <param name="outbound">Where its calls go; null: it only answers.</param>
    /// <param name="call">Whom it calls at once; null: nobody.</param>
    /// <param name="isTraced">Whether its messages are among its lines.</param>
    public static Baresip Start(
        Stage stage, string name, IReadOnlyList<string> users, string says, IPEndPoint sip, IPEndPoint? outbound = null,
        string? call = null, bool isTraced = false)
    {
        var program = Peer.Require("baresip");
        var folder = Directory.CreateDirectory(stage.NewPathOf(name)).FullName;
        var control = FreePorts.NextEndPoint();
        var modules =
            Directory.GetDirectories("/usr/lib/baresip", "modules").FirstOrDefault("/usr/lib/baresip/modules");
        File.WriteAllText(Path.Combine(folder, "config"), $"""
            poll_method epoll
            sip_listen {sip}
            call_local_timeout 120
            call_max_calls 10
            net_interface 127.0.0.1
            audio_source aufile,{says}
            ausrc_srate 8000
            auplay_srate 8000
            ausrc_channels 1
            auplay_channels 1
            snd_path {folder}
            module_path {modules}
            module account.so
            module menu.so
            module g711.so
            module aufile.so
            module sndfile.so
            module ctrl_tcp.so
            ctrl_tcp_listen {control}

            """);
        var route = outbound is null ? "" : $";outbound=\"sip:{outbound}\"";
        File.WriteAllLines(Path.Combine(folder, "accounts"), users.Select(user =>
            $"<sip:{user}@127.0.0.1>;regint=0;answermode=auto;audio_codecs=pcma{route}"));
        string[] dial = call is null ? [] : ["-e", $"d {call}"];
        string[] trace = isTraced ? ["-s"] : [];
        return new Baresip(stage.Start(name, program, ["-f", folder, .. trace, .. dial]), folder, control);
    }

    /// <summary>Presses a key of the call that is on (RFC 4733).</summary>
    public async Task PressAsync(char key)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(control, TestContext.Current.CancellationToken);
        // A netstring of JSON: what ctrl_tcp takes.
        var text = $$"""{"command":"sndcode","params":"{{key}}"}""";
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"{text.Length}:{text},"), TestContext.Current.CancellationToken);
        // It answers; before that, closing might lose the command.
        await client.GetStream().ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private bool Says(string what) => process.Lines.Any(line => line.Contains(what, Ordinal));
}
