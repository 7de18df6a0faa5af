using System.Text.Json;
using NodaTime;
using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Tests.Simulator;

namespace SpotifyInsights.Tests.Reference;

/// <summary>Whole data sets; expected figures were counted with Python's csv module.</summary>
public sealed class ReferenceImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_OfTheFictionalSet_CountsEverything()
    {
        var rig = new ReferenceRig();

        var report = await rig.ImportFileAsync(ReferenceRig.FictionalFile);

        report.ShouldSatisfyAllConditions(
            r => r.Format.ShouldBe("csv"),
            r => r.Separator.ShouldBe(","),
            r => r.Rows.ShouldBe(300),
            r => r.Tracks.ShouldBe(240),
            r => r.Folded.ShouldBe(60),
            r => r.ExactDuplicates.ShouldBe(4),
            r => r.PopularityDiffers.ShouldBe(6),
            r => r.OtherwiseDiffers.ShouldBe(0),
            r => r.Refused.ShouldBe(0),
            r => r.Faults.ShouldBeEmpty(),
            r => r.Notes.ShouldBeEmpty(),
            r => r.IgnoredColumns.ShouldBeEmpty(),
            r => r.ImportedAt.ShouldBe(Instant.FromUtc(2026, 3, 15, 12, 0)));
        report.Unknown.ShouldBe(
            new Dictionary<string, int> { ["artists"] = 1, ["album_name"] = 1, ["track_name"] = 1, ["duration_ms"] = 1, ["tempo"] = 6 }, ignoreOrder: true);
        (await rig.Data.GetAsync(Token)).Index.Count.ShouldBe(240);
    }

    [Fact]
    public async Task Import_OfTheFictionalSet_FoldsGenresAndTakesTheHighestPopularity()
    {
        var rig = new ReferenceRig();
        await rig.ImportFileAsync(ReferenceRig.FictionalFile);

        var index = (await rig.Data.GetAsync(Token)).Index;

        Genres(index, "JKFU0zpo81gsqHMwucyb4S").ShouldBe(["acoustic", "dance", "folk"]);
        index.Popularity(index.FindById("JKFU0zpo81gsqHMwucyb4S")).ShouldBe((sbyte)55);
        Genres(index, "34Q8PjgQPmCikKTvfTg1xP").ShouldBe(["ambient", "metal", "study"]);
        index.Popularity(index.FindById("34Q8PjgQPmCikKTvfTg1xP")).ShouldBe((sbyte)86);
        index.Feature(AudioFeature.Energy).ToArray().Average().ShouldBe(0.4958208333333333, 1e-12);
    }

    [Fact]
    public async Task Import_LoadedFromTheStore_IsWhatTheImporterMade()
    {
        var rig = new ReferenceRig();
        var report = await rig.ImportFileAsync(ReferenceRig.FictionalFile);
        var used = await rig.Data.GetAsync(Token);

        var loaded = (await rig.Store.LoadAsync(Token))!;

        loaded.State.ShouldBe(used.State);
        loaded.Index.Version.ShouldBe(report.Version);
        JsonSerializer.Serialize(loaded.Report).ShouldBe(JsonSerializer.Serialize(report));
        Same(loaded.Index, used.Index);
    }

    [Fact]
    public async Task Import_TheSameRowsInAnyOrder_IsTheSameVersion()
    {
        var lines = await File.ReadAllLinesAsync(ReferenceRig.FictionalFile, Token);
        var rig = new ReferenceRig();
        var first = await rig.ImportFileAsync(ReferenceRig.FictionalFile);
        rig.Time.Advance(TimeSpan.FromDays(1));

        var shuffled = await rig.ImportAsync(string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])) + "\n");

        shuffled.Version.ShouldBe(first.Version);
        shuffled.ImportedAt.ShouldBe(first.ImportedAt + Duration.FromDays(1));
    }

    [Fact]
    public async Task Import_OfOtherData_IsAnotherVersion()
    {
        var rig = new ReferenceRig();
        var first = await rig.ImportAsync(ReferenceRig.Csv(ReferenceRig.Row("one")));

        (await rig.ImportAsync(ReferenceRig.Csv(ReferenceRig.Row("one", ("energy", "0.61"))))).Version.ShouldNotBe(first.Version);
    }

    [Fact]
    public async Task Import_OfTheRealSet_HasItsKnownFigures()
    {
        var folder = ReferenceFolder.Find("data", "kaggle");
        Assert.SkipWhen(folder is null, "The real reference data set is not beside this repository.");
        var rig = new ReferenceRig();

        var report = await rig.ImportFileAsync(Path.Combine(folder, "dataset.csv"));

        report.ShouldSatisfyAllConditions(
            r => r.Rows.ShouldBe(114_000),
            r => r.Tracks.ShouldBe(89_741),
            r => r.Folded.ShouldBe(24_259),
            r => r.ExactDuplicates.ShouldBe(450),
            r => r.PopularityDiffers.ShouldBe(720),
            r => r.OtherwiseDiffers.ShouldBe(0),
            r => r.Refused.ShouldBe(0),
            r => r.Notes.ShouldBeEmpty());
        report.Unknown.ShouldBe(
            new Dictionary<string, int> { ["artists"] = 1, ["album_name"] = 1, ["track_name"] = 1, ["duration_ms"] = 1, ["tempo"] = 157 }, ignoreOrder: true);
        var index = (await rig.Data.GetAsync(Token)).Index;
        index.Bytes.ShouldBeLessThan(20_000_000);
        index.GenreNames.Length.ShouldBe(114);
        index.Feature(AudioFeature.Loudness).ToArray().Max().ShouldBe(4.532);
    }

    private static string[] Genres(ReferenceIndex index, string id) => [.. index.Genres(index.FindById(id)).ToArray().Select(genre => index.GenreNames[genre])];

    private static void Same(ReferenceIndex index, ReferenceIndex other)
    {
        index.Count.ShouldBe(other.Count);
        index.GenreNames.ShouldBe(other.GenreNames);
        foreach (var feature in Enum.GetValues<AudioFeature>())
        {
            index.Feature(feature).SequenceEqual(other.Feature(feature)).ShouldBeTrue();
        }

        for (var row = 0; row < index.Count; row++)
        {
            (index.DurationMs(row), index.Popularity(row)).ShouldBe((other.DurationMs(row), other.Popularity(row)));
            index.Genres(row).SequenceEqual(other.Genres(row)).ShouldBeTrue();
        }
    }
}
