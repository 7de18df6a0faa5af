using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Knows which listeners are due for a poll or a snapshot.</summary>
public interface IDueCollections
{
    IAsyncEnumerable<DueCollection> ListAsync(Instant now, CancellationToken cancellationToken);
}
