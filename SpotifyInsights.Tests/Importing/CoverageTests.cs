using NodaTime;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Tests.Importing;

/// <summary>When an import proves that nothing else was played.</summary>
public sealed class CoverageTests
{
    [Theory]
    [InlineData(CoverageKind.Whole, "", "Streaming_History_Audio_2019-2021_0.json", "Streaming_History_Audio_2021_1.json", "Streaming_History_Video_2018-2024.json")]
    [InlineData(CoverageKind.Whole, "", "endsong_0.json", "endsong_1.json")]
    [InlineData(CoverageKind.Whole, "", "Streaming_History_Audio_2023.json")]
    [InlineData(CoverageKind.Whole, "", "Streaming_History_Audio_2019-2021_0 (1).json")]
    [InlineData(CoverageKind.Partial, "Streaming_History_Audio 0,Streaming_History_Audio 2", "Streaming_History_Audio_2020_1.json", "Streaming_History_Audio_2021_3.json")]
    [InlineData(CoverageKind.Partial, "endsong 0", "endsong_1.json", "Streaming_History_Audio_2020_0.json")]
    [InlineData(CoverageKind.Partial, "", "Streaming_History_Video_2018-2024.json")]
    [InlineData(CoverageKind.Partial, "", "my own name.json")]
    public async Task Files_OfASeries_AreWholeOrSayWhatIsMissing(CoverageKind kind, string missing, params string[] names)
    {
        var result = await new ImportRig().ImportAsync(
            "my.zip", ImportRig.Zip(names.Select((name, day) => ("MyData/" + name, ExtendedRow.File(ExtendedRow.Make(("ts", $"2023-05-{day + 1:00}T12:00:00Z")))))));

        result.Report.Coverage.Kind.ShouldBe(kind);
        result.Report.Coverage.MissingFiles.ShouldBe(missing.Split(',', StringSplitOptions.RemoveEmptyEntries));
        (result.Report.CoversFrom is null).ShouldBe(kind != CoverageKind.Whole);
    }

    [Fact]
    public async Task Gaps_CloseWhereAWholeExportCoversThem_AndOpenWithItsUndo()
    {
        var rig = new ImportRig();
        var first = Instant.FromUtc(2023, 5, 1, 12, 0);
        var files = new[] { "2023-05-01T12:00:00Z", "2023-05-09T12:00:00Z" }.Select((ts, number) => ($"endsong_{number}.json", ExtendedRow.File(ExtendedRow.Make(("ts", ts)))));

        var result = await rig.ImportAsync("my.zip", ImportRig.Zip(files));

        (result.Report.CoversFrom, result.Report.CoversTo).ShouldBe((first, first + Duration.FromDays(8)));
        var observed = (await rig.Listener.HistoryAsync()).Observed.Ranges.ShouldHaveSingleItem();
        (observed.From, observed.To).ShouldBe((first, first + Duration.FromDays(8)));
        await rig.UndoAsync(result.ImportId!);
        (await rig.Listener.HistoryAsync()).Observed.Ranges.ShouldBeEmpty();
    }

    [Fact]
    public async Task AccountDataBesideAPartialExport_ClosesNothing()
    {
        var result = await new ImportRig().ImportAsync("my.zip", ImportRig.Zip(
            ("endsong_3.json", ExtendedRow.File(ExtendedRow.Make())),
            ("StreamingHistory0.json", """[{"endTime":"2023-05-04 13:00","artistName":"Ann","trackName":"Song","msPlayed":2000}]""")));
        result.Report.Coverage.MissingFiles.ShouldBe(["endsong 0", "endsong 1", "endsong 2"]);
        result.Report.CoversFrom.ShouldBeNull();
    }
}
