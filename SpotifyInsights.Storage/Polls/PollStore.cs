using System.Runtime.CompilerServices;
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
    /// <summary>The id of a new poll: the second of <paramref name="now"/>, or the next one that no poll has, begun ones included.</summary>
    public Task<string> NextIdAsync(string userId, Instant now, CancellationToken cancellationToken) =>
        FreeFolder.FindAsync(objects, id => Keys.PollFolder(userId, id), now, cancellationToken);

    /// <summary>Writes the page, then the metadata that makes the poll exist. A page that is already there stays.</summary>
    public async Task PutAsync(
        string userId, string pollId, RecentTracksPage page, PollMetadata metadata, CancellationToken cancellationToken)
    {
        await objects.PutAsync(
            Keys.PollRecentTracks(userId, pollId), RecentTracksSchema.Write(page), PutCondition.Absent, cancellationToken);
        await objects.PutJsonAsync(
            Keys.PollMetadata(userId, pollId), metadata, StorageJson.Default.PollMetadata, PutCondition.None, cancellationToken);
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

    /// <summary>Ids of whole polls greater than <paramref name="startAfter"/>, oldest first.</summary>
    public async IAsyncEnumerable<string> ListAsync(
        string userId, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var id in ListBegunAsync(userId, startAfter, cancellationToken))
        {
            if (await IsWholeAsync(userId, id, cancellationToken))
            {
                yield return id;
            }
        }
    }

    /// <summary>Ids of all polls greater than <paramref name="startAfter"/>, begun ones included, oldest first: names only, no file is touched.</summary>
    public async IAsyncEnumerable<string> ListBegunAsync(
        string userId, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var id in objects.ListFoldersAsync(Keys.PollsFolder(userId), startAfter, cancellationToken))
        {
            if (CollectionId.TryParse(id, out _))
            {
                yield return id;
            }
        }
    }

    /// <summary>Whether the poll exists, that is: has its metadata.</summary>
    public async Task<bool> IsWholeAsync(string userId, string pollId, CancellationToken cancellationToken) =>
        await objects.FindAsync(Keys.PollMetadata(userId, pollId), cancellationToken) is not null;

    /// <summary>Takes a poll's folder away, after its archive is stored: first what makes the poll exist, so that no reader finds half of it.</summary>
    public async Task RemoveArchivedAsync(string userId, string pollId, CancellationToken cancellationToken)
    {
        await objects.DeleteAsync(Keys.PollMetadata(userId, pollId), cancellationToken);
        await objects.DeleteAsync(Keys.PollRecentTracks(userId, pollId), cancellationToken);
    }

    /// <summary>Notes a poll that brought nothing new: instead of a folder of its own, only the time up to which silence is known.</summary>
    public Task PutLastSeenAsync(string userId, PollLastSeen lastSeen, CancellationToken cancellationToken) =>
        objects.PutJsonAsync(Keys.PollsLastSeen(userId), lastSeen, StorageJson.Default.PollLastSeen, PutCondition.None, cancellationToken);

    /// <summary>The last poll that brought nothing new, or null when there was none.</summary>
    public Task<PollLastSeen?> FindLastSeenAsync(string userId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.PollsLastSeen(userId), StorageJson.Default.PollLastSeen, cancellationToken);
}
