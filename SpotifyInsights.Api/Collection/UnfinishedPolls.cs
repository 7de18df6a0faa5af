using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Polls;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// Completes polls that were cut off between their page and their metadata. Their plays may have left Spotify's window since: without this
/// they would be stored and never counted.
/// </summary>
public sealed class UnfinishedPolls(PollStore polls, PollSeal seal)
{
    /// <summary>Returns whether there was any, complete or not, that is not yet applied.</summary>
    public async Task<bool> CompleteAsync(string userId, Manifest? manifest, CancellationToken cancellationToken)
    {
        var applied = manifest?.Applied.Polls ?? new();
        var hasUnapplied = false;
        await foreach (var pollId in polls.ListBegunAsync(userId, applied.ListFrom, cancellationToken))
        {
            hasUnapplied |= !applied.Contains(pollId) && await CompleteOneAsync(userId, pollId, manifest, cancellationToken);
        }

        return hasUnapplied;
    }

    private async Task<bool> CompleteOneAsync(string userId, string pollId, Manifest? manifest, CancellationToken cancellationToken)
    {
        if (await polls.IsWholeAsync(userId, pollId, cancellationToken))
        {
            return true;
        }

        if (await polls.ReadAsync(userId, pollId, cancellationToken) is not { } page)
        {
            return false;
        }

        await polls.PutAsync(userId, pollId, page, seal.MetadataOf(userId, pollId, page, manifest), cancellationToken);
        return true;
    }
}
