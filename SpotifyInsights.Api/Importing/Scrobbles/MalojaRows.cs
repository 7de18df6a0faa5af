using System.Text.Json;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>Maloja's export: `scrobbles` with `time` and `track` (title, artists, album, length), or the same without the inner object.</summary>
internal sealed class MalojaRows : IScrobbleRows
{
    private const int MsPerSecond = 1000;

    public bool IsContainer(string key) => key is "scrobbles" or "list";

    public void Add(JsonElement row, RowSink sink, long offset)
    {
        var track = row.Member("track") ?? row;
        var artists = track.Member("artists").Items().Select(NameOf).OfType<string>().ToList();
        new Scrobble
        {
            StartedAt = row.Whole("time") is { } seconds ? ReportedTime.OfNumber(seconds) : null,
            Title = track.Text("title"),
            Artist = artists.FirstOrDefault() ?? track.Text("artists"),
            AllArtists = artists,
            Album = track.Text("album") ?? track.Member("album")?.Text("albumtitle"),
            DurationMs = track.Whole("length") * MsPerSecond,
        }.AddTo(sink, offset, "time");
    }

    private static string? NameOf(JsonElement artist) => ((JsonElement?)artist).Text() ?? artist.Text("name");
}
