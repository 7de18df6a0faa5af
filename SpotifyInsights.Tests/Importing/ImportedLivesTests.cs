using System.Globalization;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Domain.Listening;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Random lives through the real readers: whatever comes in which order, packed how, taken back and handed in again.</summary>
public sealed class ImportedLivesTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 31, 6, 0);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 200 : 6)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Plays_OfAllSources_AreThoseOfThePlainRule(int seed)
    {
        var reports = new RandomReports(seed, Start, Duration.FromHours(30));
        var rig = new ImportRig();
        await rig.Listener.PutAsync(Polls(reports));

        // By the ids that the imports were given: of rows that are equal otherwise the first import stands.
        List<Witness> written = [.. reports.Polls];
        foreach (var import in reports.Imports)
        {
            if ((await ImportAsync(rig, import)).ImportId is { } id)
            {
                written.AddRange(WitnessSet.OfImport(id, import.CollectedAt, import.Rows.Select(WrittenReports.AsWritten)));
            }
        }

        var plays = (await rig.Listener.HistoryAsync()).Plays;
        Enumerable.Range(0, plays.Count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{plays.StartedAt[i] + plays.MsPlayed[i]} {plays.MsPlayed[i]}"))
            .Order(StringComparer.Ordinal)
            .ShouldBe(PlainMerge.Of(written).Select(line => string.Join(' ', line.Split(' ').Take(2))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Aggregates_AnyOrderOfImportsPollsAndUndos_HaveTheSameBytes(int seed)
    {
        var (reports, random) = (new RandomReports(seed, Start, Duration.FromHours(30)), new Random(seed));
        var gone = reports.Imports.Where(_ => random.Next(3) == 0).ToList();
        var (rig, plain) = (new ImportRig(), new ImportRig());
        Func<Task>[] events =
        [
            .. Polls(reports).Select<Collected, Func<Task>>(poll => () => rig.Listener.PutAsync([poll])),
            .. reports.Imports.Select<(string, Instant, IReadOnlyList<Witness>), Func<Task>>(import => () => ImportAsync(rig, import)),
            .. reports.Imports.Select<(string, Instant, IReadOnlyList<Witness>), Func<Task>>(import => () => ImportAsync(rig, import)), // again
            .. Enumerable.Range(0, 6).Select<int, Func<Task>>(_ => () => rig.Listener.ApplyAsync((AggregationKind)random.Next(3))),
        ];
        random.Shuffle(events);
        foreach (var happens in events)
        {
            await happens();
        }

        foreach (var import in gone)
        {
            var id = (await ImportAsync(rig, import)).ImportId!;
            (await rig.UndoAsync(id)).Existed.ShouldBeTrue();
        }

        await plain.Listener.PutAsync(Polls(reports));
        foreach (var import in reports.Imports.Except(gone).Reverse())
        {
            await ImportAsync(plain, import);
        }

        await rig.Listener.ApplyAsync(AggregationKind.Import);
        await plain.Listener.ApplyAsync(AggregationKind.Import);
        var aggregates = await rig.Listener.AggregatesAsync();
        aggregates.ShouldBe(await plain.Listener.AggregatesAsync());
        await rig.Listener.ApplyAsync(AggregationKind.Rebuild);
        (await rig.Listener.AggregatesAsync()).ShouldBe(aggregates, "the rows as they were stored say the same as the files");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Outcomes_OfEveryRow_AddUpAndAreTheSameInADryRun(int seed)
    {
        var isCompared = false;
        var reports = new RandomReports(seed, Start, Duration.FromHours(30));
        var rig = new ImportRig();
        await rig.Listener.PutAsync(Polls(reports));
        await rig.Listener.ApplyAsync(AggregationKind.Poll);

        // Two requests: the first with two sources mixed, the second with what is left.
        foreach (var request in new[] { reports.Imports.Take(3).ToList(), reports.Imports.Skip(2).ToList() })
        {
            var sources = request.Select(import => ImportRig.Source(import.Id, WrittenReports.File(import.Rows))).ToList();
            var dry = await rig.ImportAsync(sources, dryRun: true);
            var result = await rig.ImportAsync(sources);

            (dry.Outcome, result.Outcome).ShouldBe((ImportOutcome.DryRun, ImportOutcome.Imported));
            Text(dry.Report).ShouldBe(Text(result.Report));
            var report = result.Report;
            report.Rows.ShouldBe(request.Sum(import => import.Rows.Count));
            report.Outcomes.Sum.ShouldBe(report.Rows);
            report.Outcomes.Other.ShouldBe(0);
            report.Files.Count.ShouldBe(request.Count);
            report.Files.ShouldAllBe(file => file.Outcomes.Sum == file.Rows);
            report.Outcomes.Implausible.ShouldBe(request.SelectMany(import => import.Rows).Count(row => row.HeardMs > 86_400_000 && !IsEpisode(row)));

            if (report.Before!.Plays == reports.Polls.Count)
            {
                // Every new play is a row that was taken or short, or a podcast. (Later imports may also rearrange which report goes with which.)
                var isNew = report.Outcomes.Taken + report.Outcomes.Short;
                (report.After!.Plays - report.Before.Plays).ShouldBeInRange(isNew, isNew + report.Outcomes.Podcast);
                isCompared = true;
            }

            report.After!.Plays.ShouldBe((await rig.Listener.HistoryAsync()).Plays.Count);
            report.After.MsPlayed.ShouldBe((await rig.Listener.HistoryAsync()).Plays.MsPlayed.ToArray().Sum(ms => (long)ms));
        }

        isCompared.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Undo_RestoresTheFormerBytesOfEverything(int seed)
    {
        var reports = new RandomReports(seed, Start, Duration.FromHours(30));
        var rig = new ImportRig();
        await rig.Listener.PutAsync(Polls(reports));
        await ImportAsync(rig, reports.Imports[0]);
        await rig.Listener.ApplyAsync(AggregationKind.Import);
        var former = await rig.Listener.AggregatesAsync();

        foreach (var import in reports.Imports.Skip(1))
        {
            var id = (await ImportAsync(rig, import)).ImportId!;
            (await rig.Listener.AggregatesAsync()).ShouldNotBe(former);
            (await rig.UndoAsync(id)).ShouldBe(new ImportUndone(Existed: true, (await rig.Listener.ManifestAsync()).DataVersion));
            (await rig.Listener.AggregatesAsync()).ShouldBe(former);
            (await rig.UndoAsync(id)).Existed.ShouldBeFalse("it is gone");
        }
    }

    private static bool IsEpisode(Witness row) => row.Track.Uri?.StartsWith("spotify:episode:", StringComparison.Ordinal) == true;

    private static string Text(ImportReport report) => System.Text.Json.JsonSerializer.Serialize(report);

    private static Task<ImportResult> ImportAsync(ImportRig rig, (string Id, Instant CollectedAt, IReadOnlyList<Witness> Rows) import) =>
        rig.ImportAsync([ImportRig.Source(import.Id, WrittenReports.File(import.Rows))], receivedAt: import.CollectedAt);

    private static List<Collected> Polls(RandomReports reports) =>
        [.. reports.Polls
            .GroupBy(witness => witness.PollCollectedAt!.Value)
            .Select(page => new Collected(
                IsSnapshot: false,
                page.Key,
                new RecentTracksPage(page.Key, IsWhole: false, [.. page.Select(witness => new ReportedPlay(witness.PlayedAt, witness.Track, witness.ContextType, witness.ContextUri))]),
                [],
                []))];
}
