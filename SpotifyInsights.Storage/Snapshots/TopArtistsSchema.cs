using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Snapshots;

internal static class TopArtistsSchema
{
    public static byte[] Write(TimeRange range, IReadOnlyList<ReportedArtist> artists) => throw new NotSupportedException("needs the Parquet library");

    public static IReadOnlyList<ReportedArtist> Read(StoredObject stored) => throw new NotSupportedException("needs the Parquet library");
}
