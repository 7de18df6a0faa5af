using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage;

/// <summary>Folders that are named by the instant of a collection.</summary>
internal static class CollectionFolders
{
    /// <summary>The ids among the names below <paramref name="folder"/>, greater than <paramref name="startAfter"/>, oldest first: no file is touched.</summary>
    public static IAsyncEnumerable<string> ListCollectionsAsync(
        this IObjectStore objects, string folder, string? startAfter, CancellationToken cancellationToken) =>
        objects.ListFoldersAsync(folder, startAfter, cancellationToken).Where(id => CollectionId.TryParse(id, out _));
}
