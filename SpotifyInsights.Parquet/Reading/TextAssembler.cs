namespace SpotifyInsights.Parquet.Reading;

/// <summary>A column of texts as indexes into a dictionary, -1 for null.</summary>
internal sealed class TextAssembler(int rows, bool isOptional, long maxBytes) : FlatAssembler<int>(rows, isOptional, nullValue: -1)
{
    private readonly TextPages pages = new(maxBytes);

    public override void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        pages.ReadDictionary(values, count);
    }

    protected override void Decode(scoped in PageContent page, Span<int> target)
    {
        if (!pages.TryDecode(page, target))
        {
            throw Unsupported(page.Encoding);
        }
    }

    protected override ColumnData Wrap(int[] values, bool[]? present)
    {
        return StringColumn.Trusted(pages.Texts(), values);
    }
}
