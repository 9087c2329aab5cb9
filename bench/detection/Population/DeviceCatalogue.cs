using System.Globalization;
using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>The phones and exchanges of a shape, few popular and many rare.</summary>
internal sealed class DeviceCatalogue
{
    private static readonly string[] PhoneMakes =
    [
        "FRITZ!OS", "Grandstream GXP21", "Yealink SIP-T4", "snomD7", "Gigaset N5", "Cisco-CP-78", "PolycomVVX-VVX_4",
        "Linphone/5.", "Zoiper rv2.10.", "baresip v3.", "Speedport W7", "Panasonic KX-HDV", "Fanvil X3", "MicroSIP/3.2",
        "Bria 6.", "Telekom SBC UE ", "OpenScape Desk CP", "Mitel 68", "AVM DECT ", "Obihai/OBi2",
    ];

    private static readonly string[] ServerMakes =
    [
        "Asterisk PBX 18.", "FreeSWITCH-mod_sofia/1.10.", "3CXPhoneSystem 18.", "STARFACE PBX 8.", "FPBX-16.0.", "Oxo",
        "Innovaphone IP811 ", "CUCM12.", "Kerio Operator 2.", "OpenScape Business V3 ", "Sonus_SBC_", "Oracle SBC 9.",
        "ISDN GW ", "AudioCodes Mediant 8", "Patton SN4",
    ];

    private static readonly string[] ScannerMakes =
        ["friendly-scanner", "sipcli/v1.8", "pplsip", "VaxSIPUserAgent/3.5", "sundayddr", "sipvicious"];

    private readonly Choice<Device> _phones;
    private readonly Choice<Device> _servers;

    public DeviceCatalogue(Dice shape)
    {
        _phones = Draw(shape.Fork("phones"), PhoneMakes, shape.Int(18, 160));
        _servers = Draw(shape.Fork("servers"), ServerMakes, shape.Int(8, 60));
    }

    public Device Phone(Dice dice) => _phones.Draw(dice);

    public Device Server(Dice dice) => _servers.Draw(dice);

    /// <summary>One of the most popular, as who wants to hide would copy it.</summary>
    public Device Popular(Dice dice) =>
        dice.Chance(0.6) ? _phones.Items[dice.Int(0, 5)] : _servers.Items[dice.Int(0, 3)];

    /// <summary>A device configured as no other; its agent may be a popular one's.</summary>
    public Device Bespoke(Dice dice) => dice.Int(0, 9) switch
    {
        <= 3 => new Device(Phone(dice).UserAgent, Print(dice)),
        <= 7 => new Device(Server(dice).UserAgent, Print(dice)),
        8 => new Device("", Print(dice)),
        _ => new Device(dice.Pick(ServerMakes) + Version(dice), Print(dice)),
    };

    public static Device Scanner(Dice dice) => new(dice.Pick(ScannerMakes), Print(dice));

    private static Choice<Device> Draw(Dice dice, string[] makes, int models)
    {
        List<Device> devices = [];
        for (var i = 0; i < models; i++)
        {
            var make = dice.Pick(makes) + Version(dice);
            var print = Print(dice);
            // Versions of one model write alike as a rule, and now and then they do not.
            for (var version = dice.Int(1, 4); version > 0; version--)
            {
                devices.Add(new Device(make + "." + dice.Int(0, 99).ToString(CultureInfo.InvariantCulture), print));
                if (dice.Chance(0.25)) print = Print(dice);
            }
        }
        return Choice<Device>.Zipf(devices, dice.Between(0.6, 1.3));
    }

    private static string Version(Dice dice) => dice.Int(1, 99).ToString(CultureInfo.InvariantCulture);

    private static string Print(Dice dice) => dice.Bits().ToString("x16", CultureInfo.InvariantCulture);
}
