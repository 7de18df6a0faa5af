using System.Text.Json;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>
/// Last.fm's scrobbles as JSON: the API's pages (`recenttracks.track`, with `#text` in artist and album), arrays of them, and the flat form of statistics
/// sites (`scrobbles` with `track`, `artist`, `album`, `date` in milliseconds).
/// </summary>
internal sealed class LastFmRows : IScrobbleRows
{
    public bool IsContainer(string key) => key is "recenttracks" or "track" or "scrobbles";

    public void Add(JsonElement row, RowSink sink, long offset) => new Scrobble
    {
        StartedAt = TimeOf(row),
        Title = row.Text("name") ?? row.Text("track"),
        Artist = NameOf(row.Member("artist")),
        Album = NameOf(row.Member("album")) is { Length: > 0 } album ? album : null,
    }.AddTo(sink, offset, "date");

    private static long? TimeOf(JsonElement row)
    {
        var date = row.Member("date");
        return (date?.Whole("uts") ?? date.Whole()) is { } number ? ReportedTime.OfNumber(number) : null;
    }

    private static string? NameOf(JsonElement? named) => named.Text() ?? named?.Text("#text") ?? named?.Text("name");
}
