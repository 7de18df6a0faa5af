using NodaTime;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// Puts polls that were applied long ago into one file a month, losing nothing of them: a rebuild after ten years reads a hundred files instead of
/// a hundred thousand, and a listing of the polls stays as short as after the first months.
/// </summary>
public sealed class PollArchiver(PollStore polls, PollArchiveStore archives, ManifestStore manifests)
{
    /// <summary>Months that ended at least this long before the newest applied poll are archived.</summary>
    public static readonly Duration KeptApart = Duration.FromDays(90);

    /// <summary>
    /// Archives every month that is old enough, oldest first. After a crash at any moment the next run goes on: a folder is taken away only
    /// once the archive holds it, and a poll that is in both counts once.
    /// </summary>
    public async Task<PollArchiveResult> ArchiveAsync(string userId, CancellationToken cancellationToken)
    {
        if ((await manifests.FindAsync(userId, cancellationToken))?.Applied.Polls.Mark is not { } mark)
        {
            return new PollArchiveResult(Months: 0, Polls: 0);
        }

        var end = MonthOf(CollectionId.ToInstant(mark) - KeptApart);
        var old = await polls.ListBegunAsync(userId, startAfter: null, cancellationToken)
            .Where(id => MonthOf(id).CompareTo(end) < 0)
            .ToListAsync(cancellationToken);
        var (months, count) = (0, 0);
        foreach (var month in old.GroupBy(MonthOf))
        {
            count += await ArchiveAsync(userId, month.Key, [.. month], cancellationToken);
            months++;
        }

        return new PollArchiveResult(months, count);
    }

    private async Task<int> ArchiveAsync(string userId, YearMonth month, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var stored = await archives.ReadAsync(userId, month, cancellationToken);
        var next = stored.With(await ReadAsync(userId, ids, cancellationToken));
        if (next.Polls.Count > stored.Polls.Count && !await archives.TryPutAsync(userId, next, cancellationToken))
        {
            throw new ObjectChangedException(Keys.PollMonth(userId, month));
        }

        // A folder without metadata that the archive does not hold was never a poll; it stays for whoever wants to look into it.
        var held = next.Polls.Select(poll => poll.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Where(held.Contains))
        {
            await polls.RemoveArchivedAsync(userId, id, cancellationToken);
        }

        return next.Polls.Count - stored.Polls.Count;
    }

    private async Task<List<ArchivedPoll>> ReadAsync(string userId, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var read = new List<ArchivedPoll>();
        foreach (var id in ids)
        {
            if (await polls.FindMetadataAsync(userId, id, cancellationToken) is { } metadata)
            {
                var page = await polls.ReadAsync(userId, id, cancellationToken) ?? throw PollStore.WithoutPage(userId, id);
                read.Add(new ArchivedPoll(id, metadata, page));
            }
        }

        return read;
    }

    private static YearMonth MonthOf(string id) => MonthOf(CollectionId.ToInstant(id));

    private static YearMonth MonthOf(Instant instant) => instant.InUtc().Date.ToYearMonth();
}
