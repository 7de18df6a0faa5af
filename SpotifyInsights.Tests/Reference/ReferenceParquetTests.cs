using NodaTime;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Reference;

/// <summary>The data set as Parquet: ours, DuckDB's, pandas' habits, and files of something else.</summary>
public sealed class ReferenceParquetTests
{
    private readonly ReferenceRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parquet_AsWeWriteIt_IsTheSameData()
    {
        var first = await _rig.ImportFileAsync(ReferenceRig.FictionalFile);
        var ours = (await _rig.Objects.GetAsync(Keys.ReferenceTracks, Token))!.Content.ToArray();

        var again = await _rig.ImportAsync(ours, new LocalDate(2022, 10, 22));

        again.Version.ShouldBe(first.Version);
        (again.Format, again.Rows, again.Folded, again.AsOf).ShouldBe(("parquet", 300, 60, new LocalDate(2022, 10, 22)));
        again.Unknown.ShouldBe(first.Unknown, ignoreOrder: true);
    }

    [Fact]
    public async Task Parquet_OfDuckDb_IsTheSameData()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "set.parquet");
        await QueryAsync(folder.Path, $"COPY (SELECT *, 'x' AS extra FROM read_csv('{ReferenceRig.FictionalFile}')) TO '{file}' (FORMAT parquet)");
        var first = await _rig.ImportFileAsync(ReferenceRig.FictionalFile);

        var again = await _rig.ImportFileAsync(file);

        again.Version.ShouldBe(first.Version);
        again.IgnoredColumns.ShouldBe(["column00", "extra"]);
    }

    [Fact]
    public async Task Parquet_OfFloatingPointAndThirtyTwoBits_IsTheSameData()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "set.parquet");
        await QueryAsync(
            folder.Path,
            $"COPY (SELECT * REPLACE (popularity::DOUBLE AS popularity, CASE WHEN duration_ms = 0 THEN 'nan'::DOUBLE ELSE duration_ms END AS duration_ms, energy::FLOAT AS energy) FROM read_csv('{ReferenceRig.FictionalFile}')) TO '{file}' (FORMAT parquet)");
        var first = await _rig.ImportFileAsync(ReferenceRig.FictionalFile);

        (await _rig.ImportFileAsync(file)).Version.ShouldBe(first.Version);
    }

    [Fact]
    public async Task Parquet_OfSomethingElse_NamesTheMissingColumns()
    {
        await _rig.ImportAsync(ReferenceRig.Csv(ReferenceRig.Row("former")));
        var fault = await _rig.RefusedAsync(Write(new("played_at", ParquetType.Int64, IsOptional: true), new Int64Column([1])));

        fault.Column.ShouldBe("track_id");
        fault.Reason.ShouldContain("It has `played_at`.");
        (await _rig.Data.GetAsync(Token)).Index.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Parquet_WithTextsForNumbers_NamesRowAndColumn()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "set.parquet");
        await QueryAsync(
            folder.Path, $"COPY (SELECT * REPLACE ('high' AS energy) FROM read_csv('{ReferenceRig.FictionalFile}')) TO '{file}' (FORMAT parquet)");

        var fault = await _rig.RefusedAsync(await File.ReadAllBytesAsync(file, Token));

        (fault.Line, fault.Column).ShouldBe((1, "energy"));
        fault.Reason.ShouldStartWith("`high` is no number. 300 of 300 rows cannot be read");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public async Task Parquet_CutOff_IsRefused(double kept)
    {
        await _rig.ImportFileAsync(ReferenceRig.FictionalFile);
        var ours = (await _rig.Objects.GetAsync(Keys.ReferenceTracks, Token))!.Content.ToArray();

        (await _rig.RefusedAsync(ours[..(int)(ours.Length * kept)])).Reason.ShouldStartWith("The Parquet file cannot be read");
        (await _rig.Data.GetAsync(Token)).Index.Count.ShouldBe(240);
    }

    [Fact]
    public async Task Parquet_DamagedInAColumn_NamesTheColumn()
    {
        await _rig.ImportFileAsync(ReferenceRig.FictionalFile);
        var ours = (await _rig.Objects.GetAsync(Keys.ReferenceTracks, Token))!.Content.ToArray();
        var place = (int)ParquetReader.Open(ours).Offset(0, "tempo");
        ours.AsSpan(place + 40, 60).Fill(0xAA);

        (await _rig.RefusedAsync(ours)).Column.ShouldBe("tempo");
    }

    private static byte[] Write(ParquetField field, ColumnData column)
    {
        using var file = new MemoryStream();
        using var writer = new ParquetWriter(file, new ParquetSchema([field]));
        writer.WriteRowGroup([column]);
        writer.Complete();
        return file.ToArray();
    }

    private static async Task QueryAsync(string folder, string query) =>
        await NodeTools.RunAsync(await ForeignTools.InstallAsync(), "Aggregation/query-duckdb.mjs", [folder, query], Token);
}
