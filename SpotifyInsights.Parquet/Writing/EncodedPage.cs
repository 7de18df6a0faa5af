using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A page within the bytes of <see cref="EncodedPages"/>.</summary>
/// <param name="Type">Data or dictionary.</param>
/// <param name="Encoding">Of its values.</param>
/// <param name="EntryCount">Values, nulls and empty lists.</param>
/// <param name="FirstRow">Counted from the beginning of the row group.</param>
/// <param name="FirstValue">Counted without nulls.</param>
/// <param name="ValueCount">Without nulls.</param>
/// <param name="Start">Where its body begins.</param>
/// <param name="Length">Of its body.</param>
internal readonly record struct EncodedPage(
    PageType Type,
    ValueEncoding Encoding,
    int EntryCount,
    int FirstRow,
    int FirstValue,
    int ValueCount,
    int Start,
    int Length);
