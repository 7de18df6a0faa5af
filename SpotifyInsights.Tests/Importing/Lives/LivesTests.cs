using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Tests.Aggregation;

namespace SpotifyInsights.Tests.Importing.Lives;

/// <summary>
/// Random lives with every quirk of exports, polled now and then, handed in in any order, some of it twice, some of it taken back: what the history
/// holds in the end is what the listener really played.
/// </summary>
public sealed class LivesTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 1000 : 8)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Plays_OfARandomLife_AreWhatHappened(int seed)
    {
        var handIns = new RandomHandIns(seed);
        var (exports, polls) = (await handIns.ExportsAsync(), handIns.Polls());
        var rig = new ImportRig();
        var ids = new Dictionary<WrittenHandIn, string>();
        var pollEvents = polls.ConvertAll<Func<Task>>(poll => () => PollAsync(rig, poll.Page));
        Func<Task>[] events =
        [
            .. exports.Select<WrittenHandIn, Func<Task>>(export => () => ImportAsync(rig, export, handIns.Next(4) == 0, ids)),
            .. exports.Where(_ => handIns.Next(3) == 0).Select<WrittenHandIn, Func<Task>>(export => () => ImportAsync(rig, export, handIns.Next(4) == 0, ids)),
            .. pollEvents,
        ];
        handIns.Shuffle(events);
        InOrder(events, pollEvents);
        foreach (var happens in events)
        {
            await happens();
        }

        // Exports of the same rows are one import; who takes that back takes it back for all of them.
        var gone = handIns.Next(4) == 0 && exports.Count > 1 ? ids[exports[0]] : null;
        if (gone is { Length: > 0 })
        {
            (await rig.UndoAsync(gone)).Existed.ShouldBeTrue();
        }

        var truth = new TruthOfLife();
        polls.ForEach(poll => truth.TellByPoll(poll.Plays));
        foreach (var export in exports.Where(export => ids[export] != gone))
        {
            if (export.IsAccountData)
            {
                truth.TellByAccountData(export.Plays);
            }
            else
            {
                truth.TellByExport(export.Plays);
            }
        }

        var history = await HistoryAsync(rig);
        truth.MistakesOf(history.Where(IsMusic)).ShouldBeEmpty($"seed {seed}");
        truth.Unknowable.ShouldBeLessThanOrEqualTo(3 + (truth.Judged / 20));
        (await CountAsync(rig)).ShouldBe(history.Count);
    }

    // Polls happen when they happen; only what is handed in comes at any time.
    private static void InOrder(Func<Task>[] events, List<Func<Task>> polls)
    {
        var next = 0;
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = polls.Contains(events[i]) ? polls[next++] : events[i];
        }
    }

    private static async Task ImportAsync(ImportRig rig, WrittenHandIn export, bool isUnpacked, Dictionary<WrittenHandIn, string> ids)
    {
        var isAgain = ids.ContainsKey(export);
        var result = await rig.ImportAsync(export.Sources(isUnpacked), receivedAt: export.ReceivedAt);
        if (isAgain && ids[export].Length > 0)
        {
            result.Outcome.ShouldBe(ImportOutcome.AlreadyImported);
            result.ImportId.ShouldBe(ids[export]);
        }

        if (export.Files.All(file => file.IsMissing))
        {
            result.Outcome.ShouldBe(ImportOutcome.NothingUsable);
            ids[export] = "";
            return;
        }

        ids[export] = result.ImportId.ShouldNotBeNull();
        ReportOf(result.Report, export);
    }

    // The writer knows how many rows of each sort it wrote.
    private static void ReportOf(ImportReport report, WrittenHandIn export)
    {
        var files = export.Files.Where(file => !file.IsMissing).ToList();
        long Written(params ExportedRowKind[] kinds) => files.Sum(file => kinds.Sum(kind => file.Rows.GetValueOrDefault(kind)));
        report.Outcomes.Sum.ShouldBe(report.Rows);
        report.Rows.ShouldBe(files.Sum(file => file.Rows.Values.Sum()));
        report.Outcomes.Other.ShouldBe(0);
        report.Outcomes.Malformed.ShouldBe(Written(ExportedRowKind.Malformed));
        report.Outcomes.Implausible.ShouldBe(Written(ExportedRowKind.Implausible));
        var isOld = export.Options.Form == ExportForm.OldAccountData;
        report.Outcomes.Podcast.ShouldBe(isOld ? 0 : Written(ExportedRowKind.Podcast) + Videos(files));
        report.Outcomes.Audiobook.ShouldBe(Written(ExportedRowKind.Audiobook));
        report.Outcomes.NoTrack.ShouldBe(Written(ExportedRowKind.Unattributed) + (isOld ? Written(ExportedRowKind.Podcast) : 0));
        var told = report.Outcomes.Duplicate + report.Outcomes.Merged + report.Outcomes.Short + report.Outcomes.Taken;
        told.ShouldBe(Written(ExportedRowKind.Play, ExportedRowKind.Duplicate, ExportedRowKind.HeardTwin, ExportedRowKind.ZeroTwin, ExportedRowKind.Overlap));
        if (!export.IsAccountData)
        {
            report.Outcomes.Duplicate.ShouldBe(told - export.Plays.Count(), "every row of a play but one");
        }
    }

    private static long Videos(IEnumerable<ExportedFile> files) => files.Sum(file => file.Rows.GetValueOrDefault(ExportedRowKind.Video));

    private static async Task PollAsync(ImportRig rig, Collected page)
    {
        await rig.Listener.PutAsync([page]);
        await rig.Listener.ApplyAsync(AggregationKind.Poll);
    }

    private static async Task<List<MergedPlay>> HistoryAsync(ImportRig rig) =>
        await HasHistoryAsync(rig) ? [.. (await rig.Listener.WitnessesAsync())
            .GroupBy(row => row.Month, row => row.Witness)
            .OrderBy(month => month.Key)
            .SelectMany(month => PlayMerger.MergeMonth(month.Key, month, previousEnd: null))] : [];

    // Episodes and chapters lie in the history as well, marked as what they are.
    private static bool IsMusic(MergedPlay play) => play.Track.Uri?.StartsWith("spotify:episode:", StringComparison.Ordinal) != true;

    private static async Task<int> CountAsync(ImportRig rig) =>
        await HasHistoryAsync(rig) ? (await rig.Listener.HistoryAsync()).Plays.Count : 0;

    private static async Task<bool> HasHistoryAsync(ImportRig rig) =>
        await rig.Listener.Memory.FindAsync(SpotifyInsights.Storage.Keys.Manifest(ListenerRig.UserId), Token) is not null;
}
