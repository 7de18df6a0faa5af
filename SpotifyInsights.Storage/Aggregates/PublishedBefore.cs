using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// The published files as they lie there. The months that did not change are taken from `all_recent_tracks.parquet`, which is one read however long the history is,
/// but only while that file is the one which <see cref="PublishedState"/> says: then nobody else touched it.
/// </summary>
internal sealed class PublishedBefore : IDisposable
{
    private readonly OpenObject? plays;
    private readonly string[] months;

    private PublishedBefore(PublishedState? state, PutCondition stateIsUnchanged, OpenObject? plays, ParquetReader? reader)
    {
        this.plays = plays;
        StateIsUnchanged = stateIsUnchanged;
        PlaysAreUnchanged = plays is null ? PutCondition.Absent : PutCondition.Matches(plays.Info.ETag);
        State = state;
        Plays = reader;
        months = [.. state?.Months.Keys ?? Enumerable.Empty<string>()];
    }

    /// <summary>What was published to its end; null where nothing was, or nobody knows.</summary>
    public PublishedState? State { get; }

    /// <summary>The file of all plays; null where there are none that are known, and once it is closed.</summary>
    public ParquetReader? Plays { get; private set; }

    /// <summary>Holds as long as nobody else publishes.</summary>
    public PutCondition StateIsUnchanged { get; }

    /// <summary>Holds as long as nobody else publishes.</summary>
    public PutCondition PlaysAreUnchanged { get; }

    /// <summary>Two reads. The file of all plays stays open until this is disposed of.</summary>
    public static async Task<PublishedBefore> FindAsync(IObjectStore objects, string userId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.Published(userId), cancellationToken);
        var state = stored is null ? null : JsonObjectExtensions.Parse(stored, StorageJson.Default.PublishedState);
        var file = await objects.OpenAsync(Keys.AllRecentTracks(userId), cancellationToken);
        try
        {
            state = file is not null && state?.AllRecentTracks == file.Info.ETag ? state : null;
            return new PublishedBefore(
                state,
                stored is null ? PutCondition.Absent : PutCondition.Matches(stored.Info.ETag),
                file,
                state is { Months.Count: > 0 } ? await TableRows.OpenAsync(file!, cancellationToken) : null);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>The row group of a month whose published plays are those of its version; null when it has none.</summary>
    public int? Find(MonthEntry entry)
    {
        var month = PublishedState.NameOf(entry.Month);
        return Plays is not null && State!.Months.GetValueOrDefault(month) == entry.Version ? Array.IndexOf(months, month) : null;
    }

    /// <summary>Closes the file of all plays.</summary>
    public void Dispose()
    {
        Plays = null;
        plays?.Dispose();
    }
}
