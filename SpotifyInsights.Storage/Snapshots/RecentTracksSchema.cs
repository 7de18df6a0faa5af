using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Snapshots;

internal static class RecentTracksSchema
{
    public static byte[] Write(RecentTracksPage page) => throw new NotSupportedException("needs the Parquet library");

    public static RecentTracksPage Read(StoredObject stored, string collectionId) => throw new NotSupportedException("needs the Parquet library");
}
