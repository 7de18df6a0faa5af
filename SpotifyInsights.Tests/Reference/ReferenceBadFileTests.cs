using System.Text;
using SpotifyInsights.Api.Reference;
using static SpotifyInsights.Tests.Reference.ReferenceRig;

namespace SpotifyInsights.Tests.Reference;

/// <summary>Files that are not what they should be: taken with a report, or refused with line and column, and then the former data stay in use.</summary>
public sealed class ReferenceBadFileTests
{
    private readonly ReferenceRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_InAnotherOrderAndCase_AreFoundByTheirNames()
    {
        var rows = Csv(Row("one"), Row("two", ("energy", "0.9"))).TrimEnd('\n').Split('\n').Select(row => row.Split(',').Reverse().ToArray()).ToArray();
        rows[0] = [.. rows[0].Select(name => " " + name.ToUpperInvariant())];

        var report = await _rig.ImportAsync(string.Concat(rows.Select(row => string.Join(',', row) + "\n")));

        report.Tracks.ShouldBe(2);
        var index = (await _rig.Data.GetAsync(Token)).Index;
        index.Feature(SpotifyInsights.Domain.Reference.AudioFeature.Energy)[index.FindById("two")].ShouldBe(0.9);
    }

    [Fact]
    public async Task Columns_WithoutTheRowsNumberAndWithAnotherOne_AreTakenAndReported()
    {
        var csv = Header[1..] + ",mood\n" + Row("one")[2..] + ",happy\n";

        (await _rig.ImportAsync(csv)).IgnoredColumns.ShouldBe(["mood"]);
    }

    [Fact]
    public async Task Columns_Missing_AreNamed()
    {
        var fault = await _rig.RefusedAsync(Csv(Row("one")).Replace(",tempo,", ",bpm,", StringComparison.Ordinal).Replace(",energy,", ",power,", StringComparison.Ordinal));

        (fault.Line, fault.Column).ShouldBe((1, "energy"));
        fault.Reason.ShouldStartWith("The file has no column `energy`, `tempo`. It has ``, `track_id`, `artists`");
    }

    [Fact]
    public async Task Column_Twice_IsRefused() =>
        (await _rig.RefusedAsync(Header + ",Energy\n" + Row("one") + ",0.1\n")).Column.ShouldBe("energy");

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Separator_OtherThanComma_IsFound(char separator)
    {
        var report = await _rig.ImportAsync(Csv(Row("one"), Row("two")).Replace(',', separator));

        (report.Tracks, report.Separator).ShouldBe((2, separator.ToString()));
    }

    [Fact]
    public async Task Quotes_AroundAnyValue_AreRemoved()
    {
        var report = await _rig.ImportAsync(Csv("\"0\"," + Row("one", ("track_name", "\"A \"\"Song\"\", twice\nover\""))[2..], Row("two")));

        report.Refused.ShouldBe(0);
        var index = (await _rig.Data.GetAsync(Token)).Index;
        List<int> found = [];
        index.FindByNames("a \"song\", twice over", "ann", found);
        found.ShouldHaveSingleItem().ShouldBe(index.FindById("one"));
    }

    [Fact]
    public async Task Quotes_OfAnotherKind_AreRefusedInTheHeader()
    {
        var fault = await _rig.RefusedAsync(string.Join('\n', Csv(Row("one")).Split('\n').Select(line => string.Join(',', line.Split(',').Select(value => $"'{value}'")))));

        fault.Line.ShouldBe(1);
        fault.Reason.ShouldContain("`'track_id'`");
    }

    [Theory]
    [InlineData("energy", "loud", "`loud` is no number.")]
    [InlineData("energy", "1.2", "`1.2` is not within 0 and 1.")]
    [InlineData("energy", "NaN", "`NaN` is no number.")]
    [InlineData("energy", "Infinity", "`Infinity` is no number.")]
    [InlineData("tempo", "-1", "`-1` is not within 0 and 1000.")]
    [InlineData("popularity", "12.5", "`12.5` is no whole number.")]
    [InlineData("popularity", "101", "`101` is not within 0 and 100.")]
    [InlineData("duration_ms", "99999999999", "`99999999999` is not within 0 and 2147483647.")]
    [InlineData("explicit", "maybe", "`maybe` is neither True nor False.")]
    [InlineData("track_id", "", "is empty, and a track has no other name.")]
    [InlineData("mode", "2", "`2` is not within 0 and 1.")]
    public async Task Value_OfAWrongType_LeavesTheRowOutAndNamesIt(string column, string value, string reason)
    {
        var rows = Enumerable.Range(0, 40).Select(number => Row($"id{number}")).ToArray();
        rows[20] = Row("bad", (column, value));

        var report = await _rig.ImportAsync(Csv(rows));

        (report.Rows, report.Tracks, report.Refused).ShouldBe((40, 39, 1));
        var fault = report.Faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column, fault.Reason).ShouldBe((22, column, reason));
        (await _rig.Data.GetAsync(Token)).Index.FindById("bad").ShouldBe(-1);
    }

    [Fact]
    public async Task Value_Empty_IsUnknown()
    {
        var report = await _rig.ImportAsync(Csv(Row("one", ("energy", ""), ("popularity", ""), ("explicit", ""), ("key", "-1"), ("track_genre", ""))));

        report.Unknown.ShouldBe(
            new Dictionary<string, int> { ["energy"] = 1, ["popularity"] = 1, ["explicit"] = 1, ["key"] = 1, ["track_genre"] = 1 }, ignoreOrder: true);
        (await _rig.Data.GetAsync(Token)).Index.Popularity(0).ShouldBe((sbyte)-1);
    }

    [Fact]
    public async Task Values_OfWrongTypesInManyRows_RefuseTheFile()
    {
        var rows = Enumerable.Range(0, 40).Select(number => Row($"id{number}", ("energy", number % 10 == 3 ? "0,5" : "0.5"))).ToArray();
        rows = [.. rows.Select(row => row.Replace("0,5,", "half,", StringComparison.Ordinal))];

        var fault = await _rig.RefusedAsync(Csv(rows));

        (fault.Line, fault.Column).ShouldBe((5, "energy"));
        fault.Reason.ShouldContain("4 of 40 rows cannot be read");
    }

    [Fact]
    public async Task Decimals_WithCommas_RefuseTheFileAtItsFirstRow()
    {
        var csv = string.Join('\n', Csv(Row("one"), Row("two")).Split('\n').Select(line => line.Replace(',', ';').Replace('.', ',')));

        var fault = await _rig.RefusedAsync(csv);

        (fault.Line, fault.Column).ShouldBe((2, "danceability"));
        fault.Reason.ShouldStartWith("`0,5` is no number.");
    }

    [Theory]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(80)]
    public async Task File_CutOffWithinARow_IsRefusedAndTheFormerDataStay(int cut)
    {
        await _rig.ImportAsync(Csv(Row("former")));
        var csv = Csv([.. Enumerable.Range(0, 40).Select(number => Row($"id{number}"))]);

        var fault = await _rig.RefusedAsync(csv[..^cut]);

        fault.Line.ShouldBe(41);
        fault.Reason.ShouldStartWith("The file is cut off: it ends within this row.");
        (await _rig.Data.GetAsync(Token)).Index.FindById("former").ShouldBe(0);
        (await _rig.Store.LoadAsync(Token))!.Index.FindById("former").ShouldBe(0);
    }

    [Fact]
    public async Task File_CutOffWithinItsLastValue_IsTakenWithANote()
    {
        var report = await _rig.ImportAsync(Csv(Row("one"), Row("two"))[..^2]);

        report.Tracks.ShouldBe(2);
        report.Notes.ShouldHaveSingleItem().ShouldContain("may be cut off");
    }

    [Fact]
    public async Task File_CutOffWithinAQuote_IsRefused()
    {
        var csv = Csv(Row("one"), Row("two", ("track_name", "\"A long, long title\"")));

        (await _rig.RefusedAsync(csv[..(csv.IndexOf("long title", StringComparison.Ordinal) + 3)])).ShouldSatisfyAllConditions(
            fault => fault.Line.ShouldBe(3),
            fault => fault.Column.ShouldBe("track_name"),
            fault => fault.Reason.ShouldContain("A quote is opened and never closed."));
    }

    [Fact]
    public async Task Row_WithTooManyColumns_IsLeftOut()
    {
        var rows = Enumerable.Range(0, 40).Select(number => Row($"id{number}")).ToArray();
        rows[3] += ",more";

        (await _rig.ImportAsync(Csv(rows))).Faults.ShouldHaveSingleItem().ShouldBe(new(5, null, "The row has 22 columns, the header 21."));
    }

    [Fact]
    public async Task Text_ThatIsNotUtf8_LeavesTheRowOut()
    {
        var csv = Csv([.. Enumerable.Range(0, 40).Select(number => Row($"id{number}", ("artists", number == 7 ? "M\u00e4x" : "Ann")))]);

        var report = await _rig.ImportAsync(Encoding.Latin1.GetBytes(csv));

        var fault = report.Faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((9, "artists"));
    }

    [Fact]
    public async Task Text_InUtf16_IsRead()
    {
        var report = await _rig.ImportAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Csv(Row("one", ("track_name", "Zo\u00eb"))))]);

        (report.Tracks, report.Notes.Count).ShouldBe((1, 0));
        List<int> found = [];
        (await _rig.Data.GetAsync(Token)).Index.FindByNames("zoe", "ann", found);
        found.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(Header + "\n", "The file holds no rows.")]
    [InlineData("PK\u0003\u0004rest", "The file is a zip archive. Unpack it and import the CSV file within.")]
    [InlineData("PAR1rubbish", "The Parquet file cannot be read: a file of 11 bytes is too short for Parquet.")]
    public async Task File_OfSomethingElse_SaysWhatItIs(string content, string reason) => (await _rig.RefusedAsync(content)).Reason.ShouldBe(reason);

    [Fact]
    public async Task File_OfAnotherCsv_NamesTheMissingColumns()
    {
        var fault = await _rig.RefusedAsync("ts,ms_played\n2024-01-01,1000\n");

        fault.Reason.ShouldContain("It has `ts`, `ms_played`.");
    }

    [Fact]
    public async Task File_WithoutAnyLineBreak_IsRefusedAndNotHeldInMemory()
    {
        await using var endless = new EndlessStream("a,b"u8.ToArray(), 2L << 30);
        await Should.ThrowAsync<ReferenceRefusedException>(() => _rig.Importer.ImportAsync(endless, null, new Progress<double>(), Token));
        endless.Given.ShouldBeLessThan(16L << 20);
    }

    [Fact]
    public async Task File_OfTwoGigabytes_IsRefusedAtTheRowThatIsTooMuch()
    {
        var start = Encoding.UTF8.GetBytes(Header + "\n");
        await using var endless = new EndlessStream(Encoding.UTF8.GetBytes(Row("one") + "\n"), 2L << 30, start);

        var refused = await Should.ThrowAsync<ReferenceRefusedException>(() => _rig.Importer.ImportAsync(endless, null, new Progress<double>(), Token));

        refused.Message.ShouldBe("Line 500002: The file has more than 500,000 rows.");
        endless.Given.ShouldBeLessThan(100L << 20);
    }

    [Fact]
    public async Task Import_Cancelled_LeavesTheFormerData()
    {
        await _rig.ImportAsync(Csv(Row("former")));
        using var cancelled = new CancellationTokenSource();
        await using var endless = new EndlessStream(Encoding.UTF8.GetBytes(Row("one") + "\n"), 2L << 30, Encoding.UTF8.GetBytes(Header + "\n"));

        await Should.ThrowAsync<OperationCanceledException>(() => _rig.Importer.ImportAsync(endless, null, new CancellingProgress(cancelled), cancelled.Token));

        (await _rig.Store.LoadAsync(Token))!.Index.FindById("former").ShouldBe(0);
    }

    private sealed class CancellingProgress(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
