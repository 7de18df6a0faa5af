using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>Tells which plays of a page are new: those that no applied page reported. Only the months of the page's plays are read.</summary>
public sealed class KnownPlays(IObjectStore objects)
{
    private readonly ManifestStore manifests = new(objects);
    private readonly MonthVersionStore months = new(new VersionStore(objects));

    /// <summary>How many plays of <paramref name="page"/> the state of <paramref name="manifest"/> (null: none) does not hold.</summary>
    public async Task<int> CountNewAsync(
        string userId, RecentTracksPage page, Manifest? manifest, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var known = await ReadAsync(userId, page, manifest, cancellationToken);
                return page.Plays.Count(play => !known.Contains(KeyOf(play.PlayedAt, play.Track)));
            }
            catch (CorruptObjectException)
            {
                // Whoever committed meanwhile may have cleared away a version that the former state named.
                var newest = await manifests.FindAsync(userId, cancellationToken);
                if (newest?.ETag == manifest?.ETag)
                {
                    throw;
                }

                manifest = newest;
            }
        }
    }

    private async Task<HashSet<(long EndMs, string? Track)>> ReadAsync(
        string userId, RecentTracksPage page, Manifest? manifest, CancellationToken cancellationToken)
    {
        var touched = page.Plays.Select(play => UtcMonth.Of(play.PlayedAt)).ToHashSet();
        var known = new HashSet<(long EndMs, string? Track)>();
        foreach (var entry in (manifest?.Months ?? []).Where(entry => touched.Contains(entry.Month)))
        {
            var (witnesses, _) = await months.ReadWitnessesAsync(userId, entry, cancellationToken);
            known.UnionWith(witnesses.Where(witness => witness.Kind == WitnessKind.Api).Select(witness => KeyOf(witness.PlayedAt, witness.Track)));
        }

        return known;
    }

    private static (long EndMs, string? Track) KeyOf(NodaTime.Instant playedAt, ReportedTrack track) =>
        (playedAt.ToUnixTimeMilliseconds(), track.Uri ?? track.TrackId ?? track.TrackName);
}
