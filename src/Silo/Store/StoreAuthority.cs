using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Spit.Silo.Store;

/// <summary>The authority that signed the certificates of Redis, when it is none that the machine trusts.</summary>
internal static class StoreAuthority
{
    /// <param name="file">A PEM file with one certificate.</param>
    /// <param name="error">What is wrong with it, for people.</param>
    public static bool TryRead(string file, out X509Certificate2? authority, out string error)
    {
        authority = null;
        error = "";
        try
        {
            authority = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error = $"{file} cannot be read: {fault.Message}";
        }
        catch (CryptographicException)
        {
            error = $"{file} holds no certificate in PEM form";
        }
        return false;
    }
}
