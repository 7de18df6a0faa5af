using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Verification;

/// <summary>Whether snapshots, polls and imports hold what their metadata say.</summary>
internal sealed class InputVerification(IObjectStore objects, FindingList findings)
{
    private readonly SnapshotStore snapshots = new(objects);
    private readonly PollStore polls = new(objects);
    private readonly PollArchiveStore archives = new(objects);
    private readonly ImportStore imports = new(objects);

    public async Task VerifySnapshotAsync(string userId, string id, CancellationToken cancellationToken)
    {
        var key = Keys.SnapshotMetadata(userId, id);
        if (await objects.FindAsync(key, cancellationToken) is null)
        {
            findings.Note(key, "the snapshot is not whole: a retry completes it");
            return;
        }

        var metadata = await findings.TryAsync(() => snapshots.FindMetadataAsync(userId, id, cancellationToken));
        await findings.TryAsync(() => snapshots.ReadComputedMetricsAsync(userId, id, cancellationToken));
        await VerifyTableAsync(
            Keys.SnapshotRecentTracks(userId, id), RecentTracksSchema.Schema, metadata?.Rows, stored => RecentTracksSchema.Read(stored, id).Plays.Count, cancellationToken);
        foreach (var range in Enum.GetValues<TimeRange>())
        {
            await VerifyTableAsync(
                Keys.SnapshotTopTracks(userId, id, range), TopTracksSchema.Schema, metadata?.Rows, stored => TopTracksSchema.Read(stored).Count, cancellationToken);
            await VerifyTableAsync(
                Keys.SnapshotTopArtists(userId, id, range), TopArtistsSchema.Schema, metadata?.Rows, stored => TopArtistsSchema.Read(stored).Count, cancellationToken);
        }
    }

    public async Task VerifyPollAsync(string userId, string id, CancellationToken cancellationToken)
    {
        var key = Keys.PollMetadata(userId, id);
        if (await objects.FindAsync(key, cancellationToken) is null)
        {
            findings.Note(key, "the poll is not whole: it counts for nothing");
            return;
        }

        var metadata = await findings.TryAsync(() => polls.FindMetadataAsync(userId, id, cancellationToken));
        var rows = metadata?.Rows is { } count ? new Dictionary<string, int>(StringComparer.Ordinal) { ["recent_tracks.parquet"] = count } : null;
        await VerifyTableAsync(
            Keys.PollRecentTracks(userId, id), RecentTracksSchema.Schema, rows, stored => RecentTracksSchema.Read(stored, id).Plays.Count, cancellationToken);
    }

    /// <summary>The archived polls, as the keys of their metadata.</summary>
    public async Task<IReadOnlyList<string>> VerifyArchivesAsync(string userId, CancellationToken cancellationToken)
    {
        var archived = new List<string>();
        await foreach (var month in archives.ListAsync(userId, cancellationToken))
        {
            if (await findings.TryAsync<PollMonth>(async () => await archives.ReadAsync(userId, month, cancellationToken)) is { } polls)
            {
                archived.AddRange(polls.Polls.Select(poll => Keys.PollMetadata(userId, poll.Id)));
            }
        }

        return archived;
    }

    public async Task VerifyImportAsync(string userId, string id, CancellationToken cancellationToken)
    {
        var key = Keys.ImportReport(userId, id);
        if (await objects.FindAsync(key, cancellationToken) is null)
        {
            findings.Note(key, "the import is not whole: it counts for nothing");
            return;
        }

        var report = await findings.TryAsync(() => imports.FindReportAsync(userId, id, cancellationToken));
        if (await findings.TryAsync(() => imports.FindPlaysAsync(userId, id, cancellationToken)) is not { } plays)
        {
            findings.Fault(Keys.ImportPlays(userId, id), "the import has no rows that can be read");
            return;
        }

        await findings.TryAsync(() => Task.FromResult<object?>(ReadAll(plays)));
        findings.Expect(key, "rows", report?.Rows, (int)plays.Rows);
        if (report is not null && report.Outcomes != RowCounts.None)
        {
            findings.Expect(key, "rows by outcome", report.Rows, (int)report.Outcomes.Sum);
        }
    }

    private static int ReadAll(ImportedPlays plays) => plays.Months.Sum(month => plays.Read(month).Count) + plays.ReadRefused().Count;

    /// <summary>A table that must be there, in its columns, with as many rows as <paramref name="rows"/> says of the file where it says anything.</summary>
    private async Task VerifyTableAsync(
        string key, ParquetSchema schema, IReadOnlyDictionary<string, int>? rows, Func<StoredObject, int> count, CancellationToken cancellationToken)
    {
        if (await objects.GetAsync(key, cancellationToken) is not { } stored)
        {
            findings.Fault(key, "the file is missing");
            return;
        }

        await findings.TryAsync(() =>
        {
            var found = count(stored);
            var file = key[(key.LastIndexOf('/') + 1)..];
            if (rows is not null && rows.TryGetValue(file, out var expected))
            {
                findings.Expect(key, "rows", expected, found);
            }

            var names = TableRows.Read(stored, reader => reader.Schema.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal));
            if (schema.Fields.FirstOrDefault(field => !names.Contains(field.Name)) is { } missing)
            {
                findings.Note(key, $"column `{missing.Name}` and maybe others are missing, as in files of older tools: they read as null");
            }

            return Task.FromResult<object?>(null);
        });
    }
}
