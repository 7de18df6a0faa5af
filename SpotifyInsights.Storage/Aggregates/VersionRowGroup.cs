using NodaTime;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Rows of a month version that are written together: its plays, or its other witnesses.</summary>
public abstract class VersionRowGroup
{
    private protected VersionRowGroup()
    {
    }

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>The end of the first play; null when there is none.</summary>
    public Instant? FirstEnd => Count == 0 ? null : Instant.FromUnixTimeMilliseconds(EndMs(0));

    /// <summary>The end of the last play; null when there is none.</summary>
    public Instant? LastEnd => Count == 0 ? null : Instant.FromUnixTimeMilliseconds(EndMs(Count - 1));

    /// <summary>Milliseconds heard in all rows that say so.</summary>
    public abstract long MsPlayed { get; }

    /// <summary>A column of the rows.</summary>
    internal abstract ColumnData Fill(Column<VersionRow> column);

    private protected abstract long EndMs(int row);
}
