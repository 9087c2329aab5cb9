using System.Security.Cryptography;
using System.Text;
using Grpc.Core;

namespace Spit.Silo.Quarantine;

/// <summary>Knows reviewers by their tokens, and what they may do.</summary>
internal sealed class Reviewers(SiloOptions options)
{
    private const string Scheme = "Bearer ";

    private const string Nobody =
        "no reviewer is configured: name some under 'reviewers' in the silo's settings, each with name, tokenFile and "
        + "permissions (list, play, mark, consent); see docs/quarantine.md";

    private readonly (ReviewerOptions Reviewer, byte[] Hash)[] _known =
        [.. options.Reviewers.Select(reviewer => (reviewer, HashOf(reviewer.ReadToken() ?? "")))];

    /// <summary>The name of who calls.</summary>
    /// <exception cref="RpcException">It is nobody who may do this.</exception>
    public string Require(ServerCallContext context, ReviewerPermission permission)
    {
        if (_known.Length == 0) throw new RpcException(new Status(StatusCode.PermissionDenied, Nobody));
        var header = context.RequestHeaders.GetValue("authorization") ?? "";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new RpcException(new Status(
                StatusCode.Unauthenticated, "a reviewer's token is needed (authorization: Bearer TOKEN)"));
        }
        if (Find(header[Scheme.Length..].Trim()) is not { } reviewer)
            throw new RpcException(new Status(StatusCode.Unauthenticated, "no reviewer has this token"));
        return reviewer.Permissions.Contains(permission)
            ? reviewer.Name
            : throw new RpcException(new Status(
                StatusCode.PermissionDenied,
                $"{reviewer.Name} has no permission '{permission.ToString().ToLowerInvariant()}'"));
    }

    // All are compared, by hashes of one length: how long it takes says nothing of any token.
    private ReviewerOptions? Find(string token)
    {
        var hash = HashOf(token);
        ReviewerOptions? found = null;
        foreach (var (reviewer, known) in _known)
            if (CryptographicOperations.FixedTimeEquals(hash, known)) found = reviewer;
        return found;
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
