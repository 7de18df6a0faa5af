using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator.Exports;

namespace SpotifyInsights.Tests.Simulator.Exports;

/// <summary>Every quirk is in the written rows, at the stated rate, and none of them loses or moves a play.</summary>
public sealed class ExportQuirksTests : IAsyncLifetime
{
    private static readonly Instant From = Instant.FromUtc(2025, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2025, 5, 1, 0, 0);

    private readonly ExportQuirks _quirks = ExportQuirks.Often;
    private WrittenExport _export = null!;
    private List<ExportedPlay> _plays = null!;
    private List<JsonElement> _rows = null!;

    public async ValueTask InitializeAsync()
    {
        var life = WrittenExport.Life();
        _export = await WrittenExport.OfAsync(life, new ExportOptions { From = From, To = To, Quirks = _quirks, RowsPerFile = 4000 });
        _plays = [.. new ExportedLife(life, _quirks).PlaysBetween(From, To)];
        _rows = _export.Rows();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void EveryPlay_IsThereWithWhatWasHeardAsTheLongestOfItsRows()
    {
        var longest = _rows.Where(row => WrittenExport.Text(row, "spotify_track_uri") is not null && row.GetProperty("ms_played").GetInt64() < 1_000_000_000)
            .GroupBy(row => (WrittenExport.Ts(row), WrittenExport.Text(row, "spotify_track_uri")))
            .ToDictionary(group => group.Key, group => group.Max(row => row.GetProperty("ms_played").GetInt64()));

        _plays.Count.ShouldBeGreaterThan(5_000);
        _plays.ShouldAllBe(play => longest[new ValueTuple<Instant?, string?>(play.ReportedAt, play.Uri)] == play.HeardMs);
        _plays.Select(play => (play.ReportedAt, play.Uri)).Distinct().Count().ShouldBe(_plays.Count, "two plays of one track in one second are one to anybody");
    }

    [Fact]
    public void Rows_AreAsManyAsTheWriterSays() => _rows.Count.ShouldBe(_export.Told.Sum(file => file.Rows.Values.Sum()));

    [Theory]
    [InlineData(ExportedRowKind.Duplicate, 0.10)]
    [InlineData(ExportedRowKind.HeardTwin, 0.05)]
    [InlineData(ExportedRowKind.ZeroTwin, 0.03)]
    [InlineData(ExportedRowKind.Unattributed, 0.02)]
    [InlineData(ExportedRowKind.Implausible, 0.01)]
    [InlineData(ExportedRowKind.Malformed, 0.01)]
    public void Noise_IsAsOftenAsStated(ExportedRowKind kind, double rate)
    {
        // Four standard deviations of a draw with this rate.
        var tolerance = 4 * Math.Sqrt(rate * (1 - rate) / _plays.Count);
        (_export.Count(kind) / (double)_plays.Count).ShouldBe(rate, tolerance);
    }

    [Theory]
    [InlineData("null", 0.2)]
    [InlineData("0", 0.1)]
    [InlineData("ms", 0.2)]
    [InlineData("s", 0.4)]
    public void OfflineTimestamp_HasEveryForm(string form, double rate)
    {
        var forms = _rows.Where(row => WrittenExport.Text(row, "spotify_track_uri") is not null && row.TryGetProperty("offline_timestamp", out _))
            .Select(row => row.GetProperty("offline_timestamp"))
            .Select(value => value.ValueKind == JsonValueKind.Null ? "null" : value.GetRawText() is "0" ? "0" : value.GetRawText().Length switch { 10 => "s", 13 => "ms", _ => "other" })
            .ToList();

        // Plays sent later have a start always, which shifts the shares a little.
        (forms.Count(each => each == form) / (double)forms.Count).ShouldBe(rate, 0.05);
        forms.ShouldContain("other");
    }

    [Fact]
    public void OneSecond_MayHaveUpTo92RowsThatTellTheirStarts()
    {
        var batches = _plays.Where(play => play.IsSentLater).GroupBy(play => play.ReportedAt).ToList();

        batches.Count.ShouldBeGreaterThan(5);
        batches.Max(batch => batch.Count()).ShouldBeInRange(20, 92);
        foreach (var play in batches.SelectMany(batch => batch))
        {
            var starts = _rows.Where(row => WrittenExport.Ts(row) == play.ReportedAt && WrittenExport.Text(row, "spotify_track_uri") == play.Uri)
                .Select(row => row.GetProperty("offline_timestamp").GetInt64());
            starts.ShouldAllBe(start => start == play.Truth.StartedAt.ToUnixTimeMilliseconds() || start == play.Truth.StartedAt.ToUnixTimeSeconds());
        }
    }

    [Fact]
    public void Tracks_HaveSeveralUrisOrSeveralTitlesAndNeverBoth()
    {
        var byTrack = _plays.GroupBy(play => play.Truth.Track).ToList();

        byTrack.Max(track => track.Select(play => play.Uri).Distinct().Count()).ShouldBeInRange(3, 7);
        byTrack.Count(track => track.Select(play => play.Title).Distinct().Count() > 1).ShouldBeGreaterThan(20);
        byTrack.ShouldAllBe(track => track.Select(play => play.Uri).Distinct().Count() == 1 || track.Select(play => play.Title).Distinct().Count() == 1);
    }

    [Fact]
    public void Skipped_IsNullABooleanOrANumber() =>
        _rows.Where(row => row.ValueKind == JsonValueKind.Object && row.TryGetProperty("skipped", out _)).Select(row => row.GetProperty("skipped").GetRawText())
            .Distinct().Order(StringComparer.Ordinal).ShouldBe(["0", "1", "false", "null", "true"]);

    [Fact]
    public void Keys_AreUnknownAbsentOrNullNowAndThen()
    {
        var rows = _rows.Where(row => WrittenExport.Text(row, "spotify_track_uri") is not null).ToList();

        rows.ShouldContain(row => Has(row, "session"));
        foreach (var key in (string[])["platform", "reason_start", "skipped", "offline_timestamp", "incognito_mode", "master_metadata_album_album_name"])
        {
            rows.ShouldContain(row => !Has(row, key), $"{key} is never absent");
            rows.ShouldContain(row => IsNull(row, key), $"{key} is never null");
        }
    }

    [Fact]
    public void EverythingElse_IsThereToo()
    {
        _rows.ShouldContain(row => WrittenExport.Text(row, "spotify_episode_uri") != null);
        _rows.ShouldContain(row => WrittenExport.Text(row, "audiobook_chapter_uri") != null);
        _export.Rows("Streaming_History_Video").ShouldContain(row => WrittenExport.Text(row, "spotify_track_uri") != null);
        _plays.ShouldContain(play => play.HeardMs > play.Truth.Track.DurationMs);
        _plays.Where(play => play.IsVideo).Select(play => play.Uri)
            .ShouldBeSubsetOf(_export.Rows("Streaming_History_Video").Select(row => WrittenExport.Text(row, "spotify_track_uri")!));
        _export.Count(ExportedRowKind.Overlap).ShouldBeGreaterThan(100);
    }

    private static bool Has(JsonElement row, string key) => row.TryGetProperty(key, out _);

    private static bool IsNull(JsonElement row, string key) => row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Null;
}
