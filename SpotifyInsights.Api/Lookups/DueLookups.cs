using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Planning;

namespace SpotifyInsights.Api.Lookups;

/// <summary>In the background mode: listeners with tracks that may be looked up.</summary>
public sealed class DueLookups(LookupCalls calls, Readiness readiness, IOptions<CollectionOptions> options) : IDueCollections
{
    private const int AtOnce = 4;

    public async IAsyncEnumerable<DueCollection> ListAsync(Instant now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (readiness.Current.Status != HealthStatus.Ok || options.Value.Mode != CollectionMode.Background)
        {
            yield break;
        }

        foreach (var userId in await calls.ListDueAsync(now, AtOnce, cancellationToken))
        {
            yield return new DueCollection(JobKind.Lookup, userId, Parameters: null);
        }
    }
}
