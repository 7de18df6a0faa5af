using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

public sealed class StringColumnTests
{
    private static readonly ParquetSchema Schema = new([new ParquetField("text", ParquetType.String, IsOptional: true)]);

    // Rows in their order, one left out in the middle or at the end, in another order, all null, none.
    public static TheoryData<int[]> Rows => new(new[] { 0, 1, 1, 2, 0, 3 }, new[] { 0, 0, 2, 3 }, new[] { 3, 1, 0, 2 }, new[] { 1, 1 }, new[] { 0, 1, 1 }, Array.Empty<int>());

    [Theory]
    [MemberData(nameof(Rows))]
    public void Over_SomeRows_IsTheColumnOfTheirTexts(int[] rows)
    {
        // Long and often, so that a dictionary is worth its bytes.
        string?[] texts = [new('b', 40), null, new('a', 40), new('b', 40)];
        rows = [.. rows.SelectMany(row => Enumerable.Repeat(row, 20))];

        var over = StringColumn.FromValues(texts).Over(rows);

        Enumerable.Range(0, over.Count).Select(row => over[row]).ShouldBe(rows.Select(row => texts[row]));
        var plain = StringColumn.FromValues([.. rows.Select(row => texts[row])]);
        ParquetFiles.Write(Schema, [[over]]).ShouldBe(ParquetFiles.Write(Schema, [[plain]]));
    }
}
