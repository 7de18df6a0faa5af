using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Tables;

/// <summary>What many rows share, a track say: each different part once, and which one each row has.</summary>
/// <param name="parts">The parts; fastest in the order in which rows first have them. Equal ones only cost time.</param>
/// <param name="partOfRow">Of each row the place of its part.</param>
public sealed class SharedParts<TPart>(TPart[] parts, int[] partOfRow)
{
    /// <summary>A column of the parts as a column of the rows.</summary>
    internal ColumnData Fill(Column<TPart> column) => Spread(column.Fill(parts));

    /// <summary>A column with a row for each part as a column of the rows.</summary>
    internal ColumnData Spread(ColumnData column) => ColumnSpread.Over(column, partOfRow);
}
