using System.Globalization;
using System.Text.Json;
using SpotifyInsights.Parquet;
using SpotifyInsights.Tests.Parquet.Foreign;

namespace SpotifyInsights.Tests.Parquet.Corpus;

/// <summary>Every file of the corpus: the values that DuckDB reads, or the exact refusal.</summary>
public sealed class CorpusTests
{
    private static readonly ParquetReadOptions Exact = new() { TimeUnit = ParquetTimeUnit.Microseconds };

    private static readonly Lazy<Task<JsonElement>> DuckDb =
        new(() => ForeignTools.ValuesAsync([.. ParquetCorpus.Files], CancellationToken.None));

    public static TheoryData<string> Files => [.. CorpusTable.Files.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_OfTheCorpus_IsReadOrRefusedAsTheTableSays(string name)
    {
        Assert.SkipWhen(ParquetCorpus.Location is null, ParquetCorpus.Absent);
        CorpusFile expected = CorpusTable.Files.Single(f => f.Name == name);
        JsonElement theirs = (await DuckDb.Value).GetProperty(name);
        var reader = ParquetReader.Open(
            await File.ReadAllBytesAsync(Path.Combine(ParquetCorpus.Location, name), TestContext.Current.CancellationToken), Exact);

        int compared = 0;
        int alone = 0;
        var refused = new List<string>(reader.UnsupportedColumns.Select(c => $"Column '{c.Name}': {c.Reason}, which is not supported."));
        foreach (ParquetField field in reader.Schema.Fields)
        {
            try
            {
                List<object?> rows = ParquetFiles.Rows(reader, field.Name);
                if (theirs.TryGetProperty(field.Name, out JsonElement values))
                {
                    Assert.Equal(values.EnumerateArray().Select(v => Parse(v, field.Type)), rows.Select(Comparable));
                    compared++;
                }
                else
                {
                    alone++;
                }
            }
            catch (ParquetException e)
            {
                refused.Add(e.Message);
            }
        }

        refused.ShouldBe(expected.Refused, ignoreOrder: true);
        compared.ShouldBe(expected.Columns);
        alone.ShouldBe(expected.Unchecked);
    }

    [Fact]
    public void Int96_InMilliseconds_IsReadBeyondWhatMicrosecondsHold()
    {
        Assert.SkipWhen(ParquetCorpus.Location is null, ParquetCorpus.Absent);
        var reader = ParquetReader.Open(File.ReadAllBytes(Path.Combine(ParquetCorpus.Location, "int96_from_spark.parquet")));

        // The first five as DuckDB has them. The last is day -105,862,232 and -32,509,551,616,000 ns in the file: (that - 2,440,588) days
        // and -32,509,552 ms. In microseconds it overflows, which DuckDB does not notice.
        Assert.Equal(
            [1704141296123L, 1704070800000L, 253402225200000L, 1735599600000L, null, -9_357_363_680_509_552L],
            ParquetFiles.Rows(reader, "a"));
    }

    [Theory]
    [InlineData("float16")]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("int32")]
    [InlineData("int64")]
    [InlineData("flba5")]
    [InlineData("decimal")]
    public void ByteStreamSplit_OfEveryType_HasTheValuesOfThePlainColumnBesideIt(string type)
    {
        Assert.SkipWhen(ParquetCorpus.Location is null, ParquetCorpus.Absent);
        var reader = ParquetReader.Open(File.ReadAllBytes(Path.Combine(ParquetCorpus.Location, "byte_stream_split_extended.gzip.parquet")));

        List<object?> plain = ParquetFiles.Rows(reader, $"{type}_plain");

        plain.Count.ShouldBe(200);
        Assert.Equal(plain, ParquetFiles.Rows(reader, $"{type}_byte_stream_split"));
    }

    [Fact]
    public void Table_HasEveryFileOfTheCorpus()
    {
        Assert.SkipWhen(ParquetCorpus.Location is null, ParquetCorpus.Absent);

        CorpusTable.Files.Select(f => f.Name).ShouldBe(ParquetCorpus.Files.Select(f => Path.GetFileName(f)), ignoreOrder: true);
    }

    private static object? Parse(JsonElement value, ParquetType type)
    {
        return (value.ValueKind, type) switch
        {
            (JsonValueKind.Null, _) => null,
            (JsonValueKind.Array, _) => value.EnumerateArray().Select(v => v.GetString()).ToArray(),
            (_, ParquetType.Float) => float.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            (_, ParquetType.Double) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            _ => value.GetString(),
        };
    }

    private static object? Comparable(object? value)
    {
        return value switch
        {
            null or float or double => value,
            bool flag => flag ? "true" : "false",
            byte[] bytes => Convert.ToHexString(bytes),
            string text => text,
            System.Collections.IEnumerable list => list.Cast<object?>().Select(i => i is null ? null : Convert.ToString(i, CultureInfo.InvariantCulture)).ToArray(),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }
}
