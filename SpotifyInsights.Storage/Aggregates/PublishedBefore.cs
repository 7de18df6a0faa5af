using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// The published files as they lie there. The plays of months that did not change are taken from `all_recent_tracks.parquet`, which is one read however long
/// the history is, but only while that file is the one which <see cref="PublishedState"/> says: then nobody else touched it.
/// </summary>
internal sealed class PublishedBefore
{
    private readonly StoredObject? file;
    private readonly ParquetReader? plays;
    private readonly string[] months;

    private PublishedBefore(PublishedState? state, PutCondition stateIsUnchanged, StoredObject? file)
    {
        this.file = file;
        StateIsUnchanged = stateIsUnchanged;
        if (state is null || file is null || state.AllRecentTracks != file.Info.ETag)
        {
            months = [];
            return;
        }

        State = state;
        months = [.. state.Months.Keys];
        plays = months.Length == 0 ? null : TableRows.Read(file, static reader => reader);
    }

    /// <summary>What was published to its end; null where nothing was, or nobody knows.</summary>
    public PublishedState? State { get; }

    /// <summary>How long the file of all plays is; 0 where there is none.</summary>
    public int Bytes => file?.Content.Length ?? 0;

    /// <summary>Holds as long as nobody else publishes.</summary>
    public PutCondition StateIsUnchanged { get; }

    /// <summary>Holds as long as nobody else publishes.</summary>
    public PutCondition PlaysAreUnchanged => file is null ? PutCondition.Absent : PutCondition.Matches(file.Info.ETag);

    /// <summary>Two reads.</summary>
    public static async Task<PublishedBefore> FindAsync(IObjectStore objects, string userId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.Published(userId), cancellationToken);
        var allPlays = await objects.GetAsync(Keys.AllRecentTracks(userId), cancellationToken);
        return new PublishedBefore(
            stored is null ? null : JsonObjectExtensions.Parse(stored, StorageJson.Default.PublishedState),
            stored is null ? PutCondition.Absent : PutCondition.Matches(stored.Info.ETag),
            allPlays);
    }

    /// <summary>The row group of a month whose published plays are those of <paramref name="version"/>; null when it has none.</summary>
    public (ParquetReader Plays, int RowGroup)? Find(string month, string version) =>
        plays is not null && State!.Months.GetValueOrDefault(month) == version ? (plays, Array.IndexOf(months, month)) : null;
}
