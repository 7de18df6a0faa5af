using System.Text.Json.Nodes;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Importing;

/// <summary>What lies in the store while an import comes, is cancelled, fails, or is only tried.</summary>
public sealed class ImportStateTests
{
    private static string SomeMonths => ExtendedRow.File(Enumerable.Range(0, 90).Select(number => (JsonNode?)ExtendedRow.Make(
        ("ts", $"20{10 + (number / 12)}-{1 + (number % 12):00}-15T12:00:00Z"), ("ms_played", 20_000 + (number * 1_000)))));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DryRun_WritesNothingAtAll()
    {
        var listener = new ListenerRig();
        var tally = new StoreTally(listener.Memory);
        var rig = new ImportRig { Seen = tally.Store };

        var result = await rig.ImportAsync([ImportRig.Source("x", SomeMonths)], dryRun: true);

        (result.Outcome, result.Report.Outcomes, result.DataVersion).ShouldBe((ImportOutcome.DryRun, RowCounts.None with { Short = 10, Taken = 80 }, null));
        tally.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_WritesNothingAtAll()
    {
        var listener = new ListenerRig();
        var tally = new StoreTally(listener.Memory);
        await Should.ThrowAsync<ImportRefusedException>(() => new ImportRig { Seen = tally.Store }.ImportAsync("x", SomeMonths[..^1]));
        tally.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task NothingUsable_NamesTheFilesAndWritesNothing()
    {
        var rig = new ImportRig();

        var result = await rig.ImportAsync("my.zip", ImportRig.Zip(("Playlist1.json", """{"playlists":[]}"""), ("Userdata.json", "{}"), ("Marquee.json", """[{"artistName":"Ann","segment":"x"}]"""), ("a.json", "[]")));

        (result.Outcome, result.ImportId).ShouldBe((ImportOutcome.NothingUsable, null));
        result.Report.UnknownFiles.ShouldBe(
            [new("my.zip/Playlist1.json", 16), new("my.zip/Userdata.json", 2), new("my.zip/Marquee.json", 36), new("my.zip/a.json", 2)]);
        (await rig.ObjectsAsync()).ShouldBeEmpty();
    }

    // At every eleventh read and write (FULL: every one), after what was asked for has happened.
    [Fact]
    public async Task Cancelled_AtAnyRequest_LeavesNothingOrIsComplete()
    {
        var complete = new ImportRig();
        await complete.Listener.PutAsync([Poll()]);
        await complete.Listener.ApplyAsync(AggregationKind.Poll);
        var before = await complete.ObjectsAsync();
        await complete.ImportAsync("x", SomeMonths);
        var after = await complete.ObjectsAsync();
        var (cancelled, isDone) = (0, false);
        for (var stop = 1; !isDone; stop += Environment.GetEnvironmentVariable("FULL") is "1" ? 1 : 11)
        {
            var rig = new ImportRig();
            await rig.Listener.PutAsync([Poll()]);
            await rig.Listener.ApplyAsync(AggregationKind.Poll);
            using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var (requests, atOnce) = (0, stop);
            var tapped = new TappedObjectStore(rig.Listener.Memory)
            {
                After = _ => Interlocked.Increment(ref requests) == atOnce ? cancelling.CancelAsync() : Task.CompletedTask,
            };
            try
            {
                await new ImportRig { Seen = tapped }.ImportAsync([ImportRig.Source("x", SomeMonths)], cancellationToken: cancelling.Token);
                (await rig.ObjectsAsync()).ShouldBe(after, $"request {stop}");
                isDone = !cancelling.IsCancellationRequested;
            }
            catch (OperationCanceledException)
            {
                (await rig.ObjectsAsync()).ShouldBe(before, $"request {stop}");
                cancelled++;
            }
        }

        cancelled.ShouldBeGreaterThan(8, "every month is written on its own");
    }

    [Fact]
    public async Task Failed_AtAnyWrite_IsCompletedByTheNextRun()
    {
        var complete = new ImportRig();
        await complete.ImportAsync("x", SomeMonths);
        var expected = await complete.ObjectsAsync();
        for (var crash = 1; crash <= 400; crash += Environment.GetEnvironmentVariable("FULL") is "1" ? 1 : 23)
        {
            var rig = new ImportRig();
            var watched = new WatchedObjectStore(rig.Listener.Memory) { CrashAt = crash, CrashesAfter = crash % 2 == 0 };
            var dying = new ImportRig { Seen = watched };
            try
            {
                await dying.ImportAsync("x", SomeMonths);
                return;
            }
            catch (CrashException)
            {
                await rig.ImportAsync("x", SomeMonths);
                rig.Listener.Clock.Now += TimeSpan.FromHours(1);
                await rig.Listener.ApplyAsync(AggregationKind.Import);
                (await rig.ObjectsAsync()).ShouldBe(expected, $"crash at write {crash}");
            }
        }
    }

    [Fact]
    public async Task Commit_LostToAnotherRun_IsRepeatedOnTopOfIt()
    {
        var rig = new ImportRig();
        await rig.Listener.PutAsync([Poll()]);
        var watched = new WatchedObjectStore(rig.Listener.Memory);
        var isFirst = true;
        var tapped = new TappedObjectStore(watched)
        {
            Before = async operation =>
            {
                if (isFirst && operation.Key == Keys.Manifest(ListenerRig.UserId) && operation.IsWrite)
                {
                    isFirst = false;
                    await rig.Listener.ApplyAsync(AggregationKind.Poll);
                }
            },
        };

        var result = await new ImportRig { Seen = tapped }.ImportAsync("x", SomeMonths);

        isFirst.ShouldBeFalse();
        result.DataVersion.ShouldBe((await rig.Listener.ManifestAsync()).DataVersion);
        (await rig.Listener.HistoryAsync()).Plays.Count.ShouldBe(91);
    }

    [Fact]
    public async Task Undo_OfNoImport_ChangesNothing()
    {
        var rig = new ImportRig();
        (await rig.UndoAsync("none")).ShouldBe(new ImportUndone(Existed: false, DataVersion: null));
        (await rig.ObjectsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_CutOffAtAnyChange_IsCompletedByTheNextCall()
    {
        var file = ExtendedRow.File(Enumerable.Range(1, 3).Select(month => (JsonNode?)ExtendedRow.Make(("ts", $"2024-0{month}-15T12:00:00Z"))));
        var (cuts, isWhole) = (0, false);
        for (; !isWhole; cuts++)
        {
            var rig = new ImportRig();
            await rig.Listener.PutAsync([Poll()]);
            await rig.Listener.ApplyAsync(AggregationKind.Import);
            var expected = await PublishedAsync(rig);
            var import = (await rig.ImportAsync("x", file)).ImportId!;
            var watched = new WatchedObjectStore(rig.Listener.Memory) { CrashAt = cuts + 1, CrashesAfter = cuts % 2 == 0 };
            try
            {
                await new ImportRig { Seen = watched }.UndoAsync(import);
                isWhole = true;
            }
            catch (CrashException)
            {
                await rig.UndoAsync(import);
            }

            (await PublishedAsync(rig)).ShouldBe(expected, $"cut off at change {cuts + 1}");
        }

        cuts.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Undo_CutOffAndTheSameFileAgain_IsANewImport()
    {
        var rig = new ImportRig();
        var first = await rig.ImportAsync("x", SomeMonths);
        var aggregates = await rig.Listener.AggregatesAsync();
        await new ImportStore(rig.Listener.Memory).DeleteAsync(ListenerRig.UserId, first.ImportId!, Token); // and then the process died

        var again = await rig.ImportAsync([ImportRig.Source("x", SomeMonths)], receivedAt: ImportRig.ReceivedAt + Duration.FromDays(1));

        (again.Outcome, again.ImportId).ShouldBe((ImportOutcome.Imported, first.ImportId));
        again.Report.Outcomes.ShouldBe(first.Report.Outcomes);
        (await rig.UndoAsync(first.ImportId!)).Existed.ShouldBeTrue();
        await rig.ImportAsync("x", SomeMonths);
        (await rig.Listener.AggregatesAsync()).ShouldBe(aggregates);
    }

    [Fact]
    public async Task Progress_GoesForwardThroughThePhases()
    {
        var heard = new List<ImportProgress>();
        var rig = new ImportRig { Progress = new Listener(heard) };

        await rig.ImportAsync("x", SomeMonths);

        heard.Select(progress => progress.Phase).Distinct().ShouldBe([ImportPhase.Reading, ImportPhase.Merging, ImportPhase.Publishing]);
        heard[^1].ShouldBe(new ImportProgress(SomeMonths.Length, SomeMonths.Length, 90, File: null, ImportPhase.Publishing));
    }

    private static async Task<Dictionary<string, string>> PublishedAsync(ImportRig rig) =>
        (await rig.ObjectsAsync()).Where(file => file.Key.Contains("/aggregated/", StringComparison.Ordinal) && !file.Key.Contains("/versions/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    private static Collected Poll()
    {
        var at = Instant.FromUtc(2026, 1, 5, 12, 0);
        var play = new ReportedPlay(at - Duration.FromHours(1), new ReportedTrack { Uri = "spotify:track:p", TrackId = "p", DurationMs = 180_000 }, ContextType: null, ContextUri: null);
        return new Collected(IsSnapshot: false, at, new SpotifyInsights.Storage.Snapshots.RecentTracksPage(at, IsWhole: false, [play]), [], []);
    }

    private sealed class Listener(List<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            lock (heard)
            {
                heard.Add(value);
            }
        }
    }
}
