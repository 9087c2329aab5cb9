using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using Spit.Detection;
using Spit.Detection.Backtests;
using Spit.Detection.Identities;
using Spit.Detection.Policies;

namespace Spit.Cli.CallRecords;

/// <summary>Reads one row at a time. What cannot be read is told, never guessed.</summary>
internal sealed class RowReader(RowColumns columns, Policy policy)
{
    // The same spellings come again and again; beyond this many the memory begins anew.
    private const int MostRemembered = 200_000;

    private readonly Dictionary<string, string> _identities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceAddress> _addresses = new(StringComparer.Ordinal);

    public bool TryRead(CsvReader row, out CallRow? call, out string reason)
    {
        call = null;
        if (row.FieldCount != columns.Width)
        {
            reason = $"{row.FieldCount} fields instead of {columns.Width}";
            return false;
        }
        if (!TryReadAttempt(row, out var attempt, out reason)) return false;
        var code = row.GetString(columns.Response);
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var response)
            || response is < 200 or > 699)
            return Refuse("response is no final SIP response code", out reason);
        if (!TryReadSeconds(row.GetString(columns.AnswerMs), 0.001, out var answer))
            return Refuse("answer_ms is no number of milliseconds", out reason);
        if (!TryReadSeconds(row.GetString(columns.DurationS), 1, out var duration))
            return Refuse("duration_s is no number of seconds", out reason);
        if (duration is null && response < 300) return Refuse("an answered call needs duration_s", out reason);
        if (!TryReadReported(row.GetString(columns.Reported), out var reported))
            return Refuse("reported is neither 0 nor 1", out reason);
        if (!TryReadLabel(columns.Label < 0 ? "" : row.GetString(columns.Label), out var wouldPass))
            return Refuse("label is neither ham nor spam", out reason);
        call = new CallRow
        {
            Attempt = attempt!,
            Response = response,
            Answer = answer ?? TimeSpan.Zero,
            Duration = response < 300 ? duration : null,
            Reported = reported,
            WouldPass = wouldPass,
            Class = columns.Class < 0 ? "" : row.GetString(columns.Class),
        };
        return true;
    }

    private bool TryReadAttempt(CsvReader row, out CallAttempt? attempt, out string reason)
    {
        attempt = null;
        if (!DateTimeOffset.TryParse(row.GetString(columns.Start), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start))
            return Refuse("start is no RFC 3339 time", out reason);
        if (!TryReadAddress(row.GetString(columns.SourceIp), out var source))
            return Refuse("source_ip is no address", out reason);
        var trunk = row.GetString(columns.Trunk);
        if (trunk.Length == 0) return Refuse("trunk is empty", out reason);
        if (!TryReadIdentity(row.GetString(columns.Caller), out var caller))
            return Refuse("caller is no URI", out reason);
        if (!TryReadIdentity(row.GetString(columns.Callee), out var callee))
            return Refuse("callee is no URI", out reason);
        if (!TryReadAttestation(row.GetString(columns.Attestation), out var attestation))
            return Refuse("attestation is none of A, B, C, none, fail", out reason);
        attempt = new CallAttempt
        {
            Caller = new CallerKey(policy.Trunks.Of(trunk), caller),
            Callee = callee,
            Source = source,
            Trunk = trunk,
            At = start,
            IsEmergency = IsEmergency(row.GetString(columns.Callee), callee),
            UserAgent = row.GetString(columns.UserAgent),
            Fingerprint = row.GetString(columns.Fingerprint),
            Attestation = attestation,
            Signer = row.GetString(columns.Signer),
            Pop = row.GetString(columns.Pop),
        };
        reason = "";
        return true;
    }

    // Only a short identity or a service URN can be one; the exact rule then decides.
    private bool IsEmergency(string written, string canonical)
    {
        const int Longest = 64;
        if (canonical.StartsWith('+') && canonical.Length > 8) return false;
        Span<byte> utf8 = stackalloc byte[4 * Longest];
        return written.Length <= Longest
            && Encoding.UTF8.TryGetBytes(written, utf8, out var length)
            && EmergencyNumbers.IsEmergency(utf8[..length], policy);
    }

    private bool TryReadIdentity(string text, out string identity)
    {
        if (_identities.TryGetValue(text, out identity!)) return true;
        if (text.StartsWith("urn:service:", StringComparison.OrdinalIgnoreCase)) identity = text;
        else if (!CallerIdentity.TryCanonicalize(text, policy.Numbers, out identity)) return false;
        if (_identities.Count >= MostRemembered) _identities.Clear();
        _identities.Add(text, identity);
        return true;
    }

    private bool TryReadAddress(string text, out SourceAddress address)
    {
        if (_addresses.TryGetValue(text, out address)) return true;
        if (!IPAddress.TryParse(text, out var ip)) return false;
        address = SourceAddress.From(ip);
        if (_addresses.Count >= MostRemembered) _addresses.Clear();
        _addresses.Add(text, address);
        return true;
    }

    private static bool TryReadSeconds(string text, double unit, out TimeSpan? value)
    {
        value = null;
        if (text.Length == 0) return true;
        const double Longest = 7 * 24 * 3600;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number * unit > Longest)
            return false;
        value = TimeSpan.FromMilliseconds(number * unit * 1000);
        return true;
    }

    private static bool TryReadReported(string text, out bool reported)
    {
        reported = text is "1" or "true";
        return reported || text is "0" or "" or "false";
    }

    private static bool TryReadLabel(string text, out bool? wouldPass)
    {
        wouldPass = text switch
        {
            "ham" => true,
            "spam" => false,
            _ => null,
        };
        return wouldPass is not null || text.Length == 0;
    }

    private static bool TryReadAttestation(string text, out Attestation attestation)
    {
        attestation = text switch
        {
            "A" => Attestation.A,
            "B" => Attestation.B,
            "C" => Attestation.C,
            "fail" => Attestation.Fail,
            _ => Attestation.None,
        };
        return attestation != Attestation.None || text is "none" or "";
    }

    private static bool Refuse(string why, out string reason)
    {
        reason = why;
        return false;
    }
}
