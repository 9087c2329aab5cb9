using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Spit.Challenger.Tests.Recordings;

/// <summary>Messages spoken by flite, at 8 kHz, as a telephone line passes them on.</summary>
internal static class Speech
{
    private const string Start = "This call is about the offer number";

    private static readonly string[] Matters =
    [
        "one. Your car's warranty is about to expire. Press one to speak with a representative of our company now.",
        "two. The tax office has filed a lawsuit against you, and you must call back at once to avoid your arrest.",
        "three. You have won a free cruise to the islands for two people, press nine and have your card ready.",
        "four. Your computer has a virus that our technicians have found, so stay on the line to be connected.",
        "five. We lower your electricity bill by a third, this offer ends at midnight and has no hidden cost.",
        "six. Your bank has blocked a payment of nine hundred dollars, press one if you did not make it yourself.",
        "seven. Your student loan can be forgiven under a new program if you finish the application by Friday.",
        "eight. Your parcel is held by the customs until you pay the fee, or it goes back to the sender today.",
        "nine. Home owners in your street get money for solar panels, and our installers are there this week.",
        "ten. Your telephone line will be disconnected within two hours because of an illegal activity on it.",
    ];

    /// <summary>Different messages there are.</summary>
    public static int Count => Matters.Length;

    /// <summary>Null when there is no flite, which is then the reason to skip a test.</summary>
    public static short[]? Message(int number)
    {
        var file = Path.GetTempFileName();
        try
        {
            var text = $"{Start} {Matters[number]} Once more. {Matters[number]} Thank you, and goodbye.";
            using var flite = Process.Start(
                new ProcessStartInfo("flite", ["-voice", "kal", "-t", text, "-o", file])
                {
                    RedirectStandardError = true,
                });
            flite!.WaitForExit();
            // flite's kal voice is at 8 kHz itself.
            return [.. MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(file).AsSpan(44))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>As it was recorded once: begun late, in white noise at 10 dB SNR, through mu-law.</summary>
    public static short[] Recorded(short[] message, Random random)
    {
        var late = message.AsSpan(random.Next(3 * 8000));
        var power = 0.0;
        foreach (var sample in late) power += (double)sample * sample / 9;
        var noise = Math.Sqrt(power / late.Length / 10);
        var recorded = new short[late.Length];
        for (var i = 0; i < recorded.Length; i++)
            recorded[i] = MuLaw((late[i] / 3.0) + (noise * Gauss(random)));
        return recorded;
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // ITU-T G.711: 8 segments of 16 steps each.
    private static short MuLaw(double sample)
    {
        const double Bias = 132;
        var magnitude = Math.Min(Math.Abs(sample), 32_635) + Bias;
        var step = Math.Pow(2, Math.Floor(Math.Log2(magnitude)) - 4);
        return (short)(Math.Sign(sample) * (((Math.Floor(magnitude / step) + 0.5) * step) - Bias));
    }
}
