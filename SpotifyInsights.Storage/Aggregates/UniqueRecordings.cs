using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The recordings of the unique tracks.</summary>
internal sealed class UniqueRecordings
{
    private readonly StringColumn uris;
    private readonly int[] recordings;
    private readonly ILookup<int, int> members;

    public UniqueRecordings(UniqueTracks tracks)
    {
        uris = tracks.Texts("uri");
        var (isrcs, lengths, titles, artists) = (tracks.Texts("isrc"), (Int32Column)tracks.Column("duration_ms"), tracks.Texts("track_name"), tracks.Texts("artist_name"));
        var names = new NameNumbers();
        recordings = Recordings.Of(
            isrcs.Indexes,
            [.. Enumerable.Range(0, titles.Count).Select(track => names.Of(titles[track], artists[track]))],
            [.. lengths.Values.Select((length, track) => lengths.IsNull(track) ? -1 : length)],
            [.. Enumerable.Range(0, uris.Count).Select(track => uris[track])]);
        members = Enumerable.Range(0, recordings.Length).Where(track => recordings[track] != track).ToLookup(track => recordings[track]);
    }

    /// <summary>The smallest URI of the recording; null for a track without URI that is alone.</summary>
    /// <param name="track">Its place among all tracks.</param>
    public string? IdOf(int track) => uris[recordings[track]];

    /// <summary>URIs of the other tracks that are the same recording, sorted.</summary>
    /// <param name="track">Its place among all tracks.</param>
    public IReadOnlyList<string> AlternatesOf(int track) =>
        [.. members[recordings[track]].Append(recordings[track]).Select(other => uris[other]).OfType<string>().Where(uri => uri != uris[track]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
