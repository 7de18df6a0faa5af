using Microsoft.Extensions.Options;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Auth;

/// <summary>Decides who may sign in: the listed Spotify ids, or, without a list, the first one ever and nobody else.</summary>
public sealed class SignInPolicy(IOptions<SignInOptions> options, OwnerStore owners)
{
    /// <summary>True when <paramref name="userId"/> may sign in; without a list the first caller becomes the owner for good.</summary>
    public async Task<bool> AllowsAsync(string userId, CancellationToken cancellationToken)
    {
        var allowed = options.Value.AllowedSpotifyIds;
        if (allowed.Count > 0)
        {
            return allowed.Contains(userId);
        }

        return await owners.ClaimAsync(userId, cancellationToken) == userId;
    }

    /// <summary>Whether <paramref name="userId"/> owns this instance: the first of the list, or, without a list, the first who signed in.</summary>
    public async Task<bool> IsOperatorAsync(string userId, CancellationToken cancellationToken) => userId == await FindOperatorAsync(cancellationToken);

    /// <summary>Who owns this instance; null: nobody has signed in yet.</summary>
    public async Task<string?> FindOperatorAsync(CancellationToken cancellationToken) =>
        options.Value.AllowedSpotifyIds.FirstOrDefault() ?? await owners.FindAsync(cancellationToken);
}
