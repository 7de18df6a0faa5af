using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Every artist once, by key: who is credited first of a track, or was ever in a top list.</summary>
internal static class UniqueArtists
{
    public static IReadOnlyList<UniqueArtist> Of(UniqueTracks tracks, IReadOnlyList<Sighting<ReportedArtist>> topLists)
    {
        var (ids, names) = (tracks.Texts("artist_id"), tracks.Texts("artist_name"));
        var credits = Enumerable.Range(0, tracks.Tracks.Count).Select(i => new Credit(ids[i], names[i], tracks.Tracks[i].Tally)).ToList();
        var keys = KeysOf(tracks, credits);
        var tops = topLists.ToDictionary(top => top.Key, top => top.Item, StringComparer.Ordinal);
        var credited = credits
            .Select(credit => (Key: keys.Of(credit.ArtistId, credit.ArtistName), Credit: credit))
            .Where(credit => credit.Key is not null)
            .ToLookup(credit => credit.Key!, credit => credit.Credit, StringComparer.Ordinal);
        return [.. credited.Select(artist => artist.Key).Union(tops.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(key => Artist([.. credited[key]], tops.GetValueOrDefault(key)))];
    }

    private static ArtistKeys KeysOf(UniqueTracks tracks, IReadOnlyList<Credit> credits)
    {
        var keys = new ArtistKeys();
        var (allIds, allNames) = ((StringListColumn)tracks.Column("all_artist_ids"), (StringListColumn)tracks.Column("all_artist_names"));
        for (var track = 0; track < credits.Count; track++)
        {
            keys.Note(credits[track].ArtistId, credits[track].ArtistName);
            keys.Note([.. (allIds[track] ?? []).OfType<string>()], [.. (allNames[track] ?? []).OfType<string>()]);
        }

        return keys;
    }

    private static UniqueArtist Artist(IReadOnlyList<Credit> credits, ReportedArtist? top)
    {
        var tally = new PlayTally();
        foreach (var credit in credits)
        {
            tally.Add(credit.Tally);
        }

        var names = credits.Select(credit => credit.ArtistName).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var artist = top ?? new ReportedArtist
        {
            ArtistId = credits.Select(credit => credit.ArtistId).FirstOrDefault(id => id is not null),
            ArtistName = credits.Where(credit => credit.ArtistName is not null).Select(credit => (Credit?)credit).MaxBy(credit => credit!.Value.Tally.LastPlayedAt)?.ArtistName,
        };
        return new UniqueArtist
        {
            Artist = artist,
            Tally = tally,
            Sources = SourceFlags.Texts(tally.Sources, top is not null),
            Alternates = [.. names.Where(name => name != artist.ArtistName)],
        };
    }

    // The first artist of a track.
    private readonly record struct Credit(string? ArtistId, string? ArtistName, PlayTally Tally);
}
