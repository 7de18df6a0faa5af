using System.Globalization;
using System.Text.Json;
using SpotifyInsights.Parquet;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Parquet.Foreign;

/// <summary>What we write, foreign implementations read.</summary>
public sealed class ForeignReaderTests
{
    [Theory]
    [MemberData(nameof(ForeignTools.All), MemberType = typeof(ForeignTools))]
    public async Task File_WithEveryType_IsReadByTheForeignTool(string tool)
    {
        await ShouldReadAsync(tool, AllTypes.Schema, [AllTypes.Columns, AllTypes.Columns], AllTypes.Rows, ParquetWriteOptions.Default);
    }

    [Theory]
    [MemberData(nameof(ForeignTools.All), MemberType = typeof(ForeignTools))]
    public async Task File_WithTinyPlainPages_IsReadByTheForeignTool(string tool)
    {
        var options = new ParquetWriteOptions { MaxPageValues = 3, UseDictionaries = false, Compression = ParquetCompression.None };

        await ShouldReadAsync(tool, AllTypes.Schema, [AllTypes.Columns, AllTypes.Columns], AllTypes.Rows, options);
    }

    [Theory]
    [MemberData(nameof(ForeignTools.All), MemberType = typeof(ForeignTools))]
    public async Task File_WithManyRows_IsReadByTheForeignTool(string tool)
    {
        // Columns that compress, so that Snappy is really used, with dictionaries of one, five and nine bits.
        string[] names = ["number", "large", "precise", "flag", "artist", "track", "day", "millis", "tags", "tiny"];
        var schema = new ParquetSchema([.. names.Select(n => new ParquetField(n, ForeignTable.Columns[n].Type, IsOptional: true))]);
        var rows = names.ToDictionary(n => n, n => ForeignTable.Rows(n).ToArray());
        ColumnData[] columns = [.. schema.Fields.Select(f => AllTypes.Column(f, rows[f.Name]))];

        await ShouldReadAsync(tool, schema, [columns], rows, new ParquetWriteOptions { MaxPageValues = 700 });
    }

    private static async Task ShouldReadAsync(
        string tool,
        ParquetSchema schema,
        IReadOnlyList<IReadOnlyList<ColumnData>> rowGroups,
        IReadOnlyDictionary<string, object?[]> rows,
        ParquetWriteOptions options)
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "ours.parquet");
        byte[] bytes = ParquetFiles.Write(schema, rowGroups, options);
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        JsonElement read = await ForeignTools.ReadAsync(tool, file, TestContext.Current.CancellationToken);

        foreach (ParquetField field in schema.Fields)
        {
            object?[] expected = [.. Enumerable.Repeat(rows[field.Name], rowGroups.Count).SelectMany(r => r)];
            object?[] actual = [.. read.GetProperty(field.Name).EnumerateArray().Select(v => Parse(v, field.Type))];
            Assert.Equal(expected, actual);
        }
    }

    private static object? Parse(JsonElement value, ParquetType type)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (type == ParquetType.StringList)
        {
            return value.EnumerateArray().Select(v => v.GetString()).ToArray();
        }

        string text = value.GetString()!;
        return type switch
        {
            ParquetType.Boolean => bool.Parse(text),
            ParquetType.Int32 or ParquetType.Date => int.Parse(text, CultureInfo.InvariantCulture),
            ParquetType.Int64 or ParquetType.Timestamp => long.Parse(text, CultureInfo.InvariantCulture),
            ParquetType.Float => (float)double.Parse(text, CultureInfo.InvariantCulture),
            ParquetType.Double => double.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
