using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// The last list of recent plays that each listener's answers held, as long as the process lives: Spotify lists some plays late, by hours, and what was late and has
/// left the list again is seen by nobody. That it happened shows where others are still listed. Safe to share.
/// </summary>
public sealed class FormerPages
{
    // Minutes are usual.
    private static readonly Duration Late = Duration.FromMinutes(15);

    // Plays of a device without a connection come later still, but then all at once, which is a gap of its own.
    private static readonly Duration Latest = Duration.FromHours(12);

    private readonly ConcurrentDictionary<string, Former> formers = new(StringComparer.Ordinal);

    /// <summary>
    /// Time before a list in which plays may have been missed because they were listed late: from the oldest play of the former list, at most twelve hours before it was
    /// read, to the oldest of this one. Null where nothing is late, or this list reaches back as far.
    /// </summary>
    /// <param name="userId">The listener.</param>
    /// <param name="page">The list.</param>
    public InstantRange? FindLate(string userId, RecentTracksPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.IsWhole || page.Plays.Count == 0 || !formers.TryGetValue(userId, out var former) || former.At >= page.CollectedAt)
        {
            return null;
        }

        var oldest = page.Plays.Min(play => play.PlayedAt);
        var from = Instant.Max(former.Oldest, former.At - Latest);
        return from < oldest && page.Plays.Any(play => play.PlayedAt < former.At - Late && !former.Plays.Contains(KeyOf(play))) ? new InstantRange(from, oldest) : null;
    }

    /// <summary>Notes a list when it is stored; one with entries that could not be read, or without any, proves nothing.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="page">The list.</param>
    /// <param name="skipped">How many entries could not be read.</param>
    public void Remember(string userId, RecentTracksPage page, int skipped)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (skipped == 0 && page.Plays.Count > 0)
        {
            var former = new Former(page.CollectedAt, page.Plays.Min(play => play.PlayedAt), [.. page.Plays.Select(KeyOf)]);
            formers.AddOrUpdate(userId, former, (_, known) => known.At < former.At ? former : known);
        }
    }

    /// <summary>Forgets a listener.</summary>
    public void Forget(string userId) => formers.TryRemove(userId, out _);

    private static int KeyOf(ReportedPlay play) => HashCode.Combine(play.PlayedAt, play.Track.Uri ?? play.Track.TrackName);

    private sealed record Former(Instant At, Instant Oldest, HashSet<int> Plays);
}
