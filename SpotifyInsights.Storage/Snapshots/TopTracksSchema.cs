using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Snapshots;

internal static class TopTracksSchema
{
    public static byte[] Write(TimeRange range, IReadOnlyList<ReportedTrack> tracks) => throw new NotSupportedException("needs the Parquet library");

    public static IReadOnlyList<ReportedTrack> Read(StoredObject stored) => throw new NotSupportedException("needs the Parquet library");
}
