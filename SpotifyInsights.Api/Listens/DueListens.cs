using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Listens;

/// <summary>Listeners whose waiting listens have waited long enough, or are many.</summary>
public sealed class DueListens(WaitingListens listens, Readiness readiness, IOptions<ListenOptions> options) : IDueCollections
{
    public async IAsyncEnumerable<DueCollection> ListAsync(Instant now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (readiness.Current.Status != HealthStatus.Ok)
        {
            yield break;
        }

        foreach (var userId in await listens.ListDueAsync(options.Value.BatchSize, now - Duration.FromTimeSpan(options.Value.BatchAfter), cancellationToken))
        {
            yield return new DueCollection(JobKind.Listens, userId, Parameters: null);
        }
    }
}
