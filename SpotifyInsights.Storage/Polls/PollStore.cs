using NodaTime;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Polls;

/// <summary>
/// Recent polls between snapshots: one folder each, immutable, real from the moment their metadata is there. They lie apart from the snapshots,
/// because readers of those expect every folder to hold every file.
/// </summary>
/// <remarks>A file that is there and cannot be read is a <see cref="CorruptObjectException"/> naming its key, never "not there".</remarks>
public sealed class PollStore(IObjectStore objects)
{
    /// <summary>
    /// Writes a new poll and returns its id: the second of its collection, or the next one that no poll has, begun ones included.
    /// First the page, then the metadata that makes the poll exist.
    /// </summary>
    public async Task<string> PutNewAsync(
        string userId, RecentTracksPage page, Func<string, PollMetadata> metadataOf, CancellationToken cancellationToken)
    {
        var content = RecentTracksSchema.Write(page);
        for (var second = page.CollectedAt; ; second += Duration.FromSeconds(1))
        {
            var pollId = CollectionId.From(second);
            var result = await objects.PutAsync(Keys.PollRecentTracks(userId, pollId), content, PutCondition.Absent, cancellationToken);
            if (result.IsWritten)
            {
                await PutMetadataAsync(userId, pollId, metadataOf(pollId), cancellationToken);
                return pollId;
            }
        }
    }

    /// <summary>Writes the page, then the metadata that makes the poll exist. A page that is already there stays.</summary>
    public async Task PutAsync(
        string userId, string pollId, RecentTracksPage page, PollMetadata metadata, CancellationToken cancellationToken)
    {
        await objects.PutAsync(
            Keys.PollRecentTracks(userId, pollId), RecentTracksSchema.Write(page), PutCondition.Absent, cancellationToken);
        await PutMetadataAsync(userId, pollId, metadata, cancellationToken);
    }

    /// <summary>The poll's page, or null when there is none.</summary>
    public async Task<RecentTracksPage?> ReadAsync(string userId, string pollId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.PollRecentTracks(userId, pollId), cancellationToken);
        return stored is null ? null : RecentTracksSchema.Read(stored, pollId);
    }

    /// <summary>The error of a poll whose metadata is there and whose page is not.</summary>
    public static CorruptObjectException WithoutPage(string userId, string pollId) =>
        new(Keys.PollRecentTracks(userId, pollId), "the poll has metadata and no page");

    /// <summary>The poll's metadata, or null when there is no such poll.</summary>
    public Task<PollMetadata?> FindMetadataAsync(string userId, string pollId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.PollMetadata(userId, pollId), StorageJson.Default.PollMetadata, cancellationToken);

    /// <summary>Ids of all polls greater than <paramref name="startAfter"/>, begun ones included, oldest first: names only, no file is touched.</summary>
    public IAsyncEnumerable<string> ListBegunAsync(string userId, string? startAfter, CancellationToken cancellationToken) =>
        objects.ListCollectionsAsync(Keys.PollsFolder(userId), startAfter, cancellationToken);

    /// <summary>Whether the poll exists, that is: has its metadata.</summary>
    public async Task<bool> IsWholeAsync(string userId, string pollId, CancellationToken cancellationToken) =>
        await objects.FindAsync(Keys.PollMetadata(userId, pollId), cancellationToken) is not null;

    /// <summary>Takes a poll's folder away, after its archive is stored: first what makes the poll exist, so that no reader finds half of it.</summary>
    public async Task RemoveArchivedAsync(string userId, string pollId, CancellationToken cancellationToken)
    {
        await objects.DeleteAsync(Keys.PollMetadata(userId, pollId), cancellationToken);
        await objects.DeleteAsync(Keys.PollRecentTracks(userId, pollId), cancellationToken);
    }

    private async Task PutMetadataAsync(string userId, string pollId, PollMetadata metadata, CancellationToken cancellationToken) =>
        await objects.PutJsonAsync(Keys.PollMetadata(userId, pollId), metadata, StorageJson.Default.PollMetadata, PutCondition.None, cancellationToken);
}
