using NodaTime;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage;

/// <summary>Two collections in one second: the later takes the next free second.</summary>
internal static class FreeFolder
{
    public static async Task<string> FindAsync(
        IObjectStore objects, Func<string, string> folderOf, Instant now, CancellationToken cancellationToken)
    {
        for (var second = now; ; second += Duration.FromSeconds(1))
        {
            var id = CollectionId.From(second);
            if (!await objects.ListAsync(folderOf(id), startAfter: null, cancellationToken).AnyAsync(cancellationToken))
            {
                return id;
            }
        }
    }
}
