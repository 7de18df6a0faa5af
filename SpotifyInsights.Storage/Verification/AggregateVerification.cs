using NodaTime.Text;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Verification;

/// <summary>Whether the versions are what the manifest names, and the published files what they were made from.</summary>
internal sealed class AggregateVerification(IObjectStore objects, FindingList findings)
{
    private readonly ManifestStore manifests = new(objects);

    // How many plays of a month are published: the music. By the hash of its version.
    private readonly Dictionary<string, int> published = new(StringComparer.Ordinal);

    /// <summary>The manifest, or null when there is none or it cannot be read.</summary>
    public async Task<Manifest?> VerifyManifestAsync(string userId, CancellationToken cancellationToken)
    {
        var key = Keys.Manifest(userId);
        if (await findings.TryAsync(() => manifests.FindAsync(userId, cancellationToken)) is not { } manifest)
        {
            return null;
        }

        if (manifest.RulesVersion != AggregateRules.Version)
        {
            findings.Note(key, $"made with rules {manifest.RulesVersion ?? "of an older tool"}: the next run makes the aggregates again with {AggregateRules.Version}");
            return manifest;
        }

        findings.Expect(key, "data version", manifest.Sealed().DataVersion, manifest.DataVersion);
        foreach (var month in manifest.Months)
        {
            await VerifyVersionAsync(userId, month.Version, month.Etag, stored => VerifyMonth(stored, month), cancellationToken);
        }

        await VerifyEntryAsync(userId, manifest.TopTracks, stored => TopListVersions.Tracks.Read(stored).Count, cancellationToken);
        await VerifyEntryAsync(userId, manifest.TopArtists, stored => TopListVersions.Artists.Read(stored).Count, cancellationToken);
        await VerifyEntryAsync(userId, manifest.SnapshotSeries, stored => SnapshotSeriesSchema.Read(stored).Count, cancellationToken);
        return manifest;
    }

    public async Task VerifyPublishedAsync(string userId, Manifest manifest, CancellationToken cancellationToken)
    {
        var key = Keys.Published(userId);
        if (await findings.TryAsync(() => new PublishedView(objects).FindStateAsync(userId, cancellationToken)) is not { } state)
        {
            findings.Note(key, "the published files were never written to their end: the next snapshot writes them");
            return;
        }

        var isCurrent = state.DataVersion == manifest.DataVersion;
        var rows = manifest.Months.ToDictionary(month => YearMonthPattern.Iso.Format(month.Month), StringComparer.Ordinal);
        foreach (var (name, version) in state.Months)
        {
            var month = YearMonthPattern.Iso.Parse(name).GetValueOrThrow();
            var expected = rows.GetValueOrDefault(name) is { } entry && entry.Version == version ? published.GetValueOrDefault(version) : (int?)null;
            await VerifyPublishedTableAsync(
                Keys.MonthOfRecentTracks(userId, month.Year, month.Month), AllRecentTracksFile.Schema, expected, cancellationToken);
        }

        await VerifyPublishedTableAsync(
            Keys.AllRecentTracks(userId), AllRecentTracksFile.Schema, isCurrent ? manifest.Months.Sum(month => published.GetValueOrDefault(month.Version)) : null, cancellationToken);
        await VerifyPublishedTableAsync(Keys.UniqueTracks(userId), UniqueTracksSchema.Schema, rows: null, cancellationToken);
        await VerifyPublishedTableAsync(Keys.UniqueArtists(userId), UniqueArtistsSchema.Schema, rows: null, cancellationToken);
        if (manifest.SnapshotSeries is { } series)
        {
            var expected = isCurrent ? series.Rows : (int?)null;
            await VerifyPublishedTableAsync(Keys.AllSnapshotsMetrics(userId), SnapshotSeriesSchema.Schema, expected, cancellationToken);
        }
    }

    private Task VerifyEntryAsync(string userId, VersionEntry? entry, Func<StoredObject, int> count, CancellationToken cancellationToken) =>
        entry is null
            ? Task.CompletedTask
            : VerifyVersionAsync(userId, entry.Version, entry.Etag, stored => findings.Expect(stored.Info.Key, "rows", entry.Rows, count(stored)), cancellationToken);

    private void VerifyMonth(StoredObject stored, MonthEntry entry)
    {
        var key = stored.Info.Key;
        (var plays, published[entry.Version]) = TableRows.Read(stored, CountPlays);
        findings.Expect(key, "plays", entry.Rows, plays);
        var (witnesses, _) = MonthVersionSchema.ReadWitnesses(stored);
        var ends = PlayMerger.MergeMonth(entry.Month, witnesses, previousEnd: null);
        findings.Expect(key, "plays that follow from the witnesses", plays, ends.Count);
        findings.Expect(key, "first play", entry.FirstPlayedAt, ends.Count == 0 ? null : ends[0].PlayedAt);
        findings.Expect(key, "last play", entry.LastPlayedAt, ends.Count == 0 ? null : ends[^1].PlayedAt);
    }

    private static (int Plays, int Music) CountPlays(ParquetReader version)
    {
        if (!MonthVersionSchema.HasPlays(version))
        {
            return (0, 0);
        }

        var rows = new TableRows(version, MonthVersionSchema.PlaysRowGroup(version));
        return (rows.Count, SpokenWord.MusicOf(rows)?.Length ?? rows.Count);
    }

    private async Task VerifyVersionAsync(string userId, string version, string etag, Action<StoredObject> verify, CancellationToken cancellationToken)
    {
        var key = Keys.Version(userId, version);
        if (await objects.GetAsync(key, cancellationToken) is not { } stored)
        {
            findings.Fault(key, "the manifest names this file, and it is missing");
            return;
        }

        findings.Expect(key, "hash of the content", version, ContentHash.Of(stored.Content.Span));
        if (stored.Info.ETag != etag)
        {
            findings.Note(key, "the store gives another ETag than when the file was written: it was copied or written again");
        }

        await findings.TryAsync(() =>
        {
            verify(stored);
            return Task.FromResult<object?>(null);
        });
    }

    private async Task VerifyPublishedTableAsync(string key, ParquetSchema schema, int? rows, CancellationToken cancellationToken)
    {
        if (await objects.GetAsync(key, cancellationToken) is not { } stored)
        {
            findings.Fault(key, "the published file is missing");
            return;
        }

        await findings.TryAsync(() =>
        {
            var (columns, found) = TableRows.Read(stored, Read);
            findings.Expect(key, "columns", string.Join(", ", schema.Fields.Select(field => field.Name)), columns);
            findings.Expect(key, "rows", rows ?? found, found);
            return Task.FromResult<object?>(null);
        });
    }

    // Every column is read, so that a damaged page shows.
    private static (string Columns, int Rows) Read(ParquetReader reader)
    {
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            foreach (var field in reader.Schema.Fields)
            {
                reader.ReadColumn(group, field.Name);
            }
        }

        return (string.Join(", ", reader.Schema.Fields.Select(field => field.Name)), (int)reader.RowCount);
    }
}
