using System.Globalization;
using System.Text;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Budgets;

/// <summary>
/// The objects that months of polls and daily snapshots leave behind, written without living through them: ten plays a day up to
/// <paramref name="end"/>, the aggregates in full, the published view, and of the inputs the names.
/// </summary>
public sealed class LongLife(IObjectStore objects, string userId, Instant end, int months)
{
    private const int PlaysPerDay = 10;
    private const int PollsPerDay = 4;
    private static readonly Duration Pause = Duration.FromHours(24) / PlaysPerDay;

    public static ReportedTrack Track(int number) => new()
    {
        TrackId = "t" + number.ToString(CultureInfo.InvariantCulture),
        TrackName = "Song " + number.ToString(CultureInfo.InvariantCulture),
        ArtistId = "a" + (number % 9).ToString(CultureInfo.InvariantCulture),
        ArtistName = "Artist " + (number % 9).ToString(CultureInfo.InvariantCulture),
        AlbumName = "Album",
        DurationMs = 200_000,
        Uri = "spotify:track:t" + number.ToString(CultureInfo.InvariantCulture),
    };

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var start = UtcMonth.StartOf(UtcMonth.Of(end).PlusMonths(1 - months));
        var days = (int)Math.Ceiling((end - start).TotalDays);
        var snapshots = Enumerable.Range(1, days).Select(day => CollectionId.From(end - Duration.FromDays(days - day))).ToList();
        var polls = Enumerable.Range(0, days * PollsPerDay).Select(i => CollectionId.From(end - (Duration.FromHours(24) / PollsPerDay * i))).Reverse().ToList();
        await PutNamesAsync(snapshots, id => Keys.SnapshotMetadata(userId, id), cancellationToken);
        await PutNamesAsync(polls, id => Keys.PollMetadata(userId, id), cancellationToken);

        var manifest = new Manifest
        {
            Timestamp = end,
            LastSnapshot = snapshots[^1],
            RulesVersion = AggregateRules.Version,
            Applied = new AppliedInputs
            {
                Polls = new AppliedCollections().With(polls, end),
                Snapshots = new AppliedCollections().With(snapshots, end),
            },
            Months = await PutMonthsAsync(start, cancellationToken),
        };
        var catalogues = new SnapshotCatalogueStore(new VersionStore(objects));
        manifest = (await catalogues.PutAsync(userId, Catalogue(snapshots), manifest, cancellationToken)).Sealed();
        var committed = (await new ManifestStore(objects).TryReplaceAsync(userId, previous: null, manifest, cancellationToken))!;
        (await new PublishedView(objects).TryPublishAsync(userId, committed, everything: true, cancellationToken)).ShouldBeTrue();
    }

    private static SnapshotCatalogue Catalogue(List<string> snapshots)
    {
        var metrics = SnapshotMetricsCalculator.Calculate(
            [], Enum.GetValues<TimeRange>().ToDictionary(range => range, IReadOnlyList<ReportedTrack> (_) => []), Enum.GetValues<TimeRange>().ToDictionary(range => range, IReadOnlyList<ReportedArtist> (_) => []));
        var series = snapshots.SelectMany(id => new SnapshotSeriesRow[]
        {
            new(id, TimeRange.Short, metrics.ByRange!.Short),
            new(id, TimeRange.Medium, metrics.ByRange.Medium),
            new(id, TimeRange.Long, metrics.ByRange.Long),
        });
        return SnapshotCatalogue.Empty.With(new SnapshotCatalogue([], [], [.. series]));
    }

    private async Task PutNamesAsync(IEnumerable<string> ids, Func<string, string> keyOf, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await objects.PutAsync(keyOf(id), Encoding.UTF8.GetBytes("{}"), PutCondition.None, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<MonthEntry>> PutMonthsAsync(Instant start, CancellationToken cancellationToken)
    {
        var store = new MonthVersionStore(new VersionStore(objects));
        var entries = new List<MonthEntry>();
        for (var month = UtcMonth.Of(start); month <= UtcMonth.Of(end); month = month.PlusMonths(1))
        {
            var witnesses = new List<Witness>();
            var to = Instant.Min(end, UtcMonth.EndOf(month) - Duration.FromSeconds(1));
            for (var at = UtcMonth.StartOf(month) + Pause; at <= to; at += Pause)
            {
                witnesses.Add(new Witness { Kind = WitnessKind.Api, PlayedAt = at, Track = Track((int)(at.ToUnixTimeSeconds() % 97)), PollCollectedAt = at });
            }

            var version = new MonthVersion(
                month, witnesses, PlayMerger.MergeMonth(month, witnesses, previousEnd: null), [new InstantRange(UtcMonth.StartOf(month), to)]);
            entries.Add(await store.PutAsync(userId, version, previous: null, cancellationToken));
        }

        return entries;
    }
}
