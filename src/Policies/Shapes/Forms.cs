using System.Text.RegularExpressions;

namespace Spit.Policies.Shapes;

/// <summary>The forms that text takes.</summary>
internal static partial class Forms
{
    [GeneratedRegex(@"^[1-9][0-9]{0,2}\z", RegexOptions.CultureInvariant)]
    public static partial Regex CountryCode();

    [GeneratedRegex(@"^[0-9]{0,5}\z", RegexOptions.CultureInvariant)]
    public static partial Regex DiallingPrefix();

    [GeneratedRegex(@"^[0-9]{2,15}\z", RegexOptions.CultureInvariant)]
    public static partial Regex EmergencyNumber();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Trunk();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Revision();

    [GeneratedRegex(@"^[!-~ ]{3,64}\z", RegexOptions.CultureInvariant)]
    public static partial Regex UserAgent();

    [GeneratedRegex(@"^[^\p{C}]{1,200}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Reason();

    [GeneratedRegex(@"^[^\p{C}]{1,255}\z", RegexOptions.CultureInvariant)]
    public static partial Regex FileName();

    [GeneratedRegex(@"^.{1,512}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Anything();
}
