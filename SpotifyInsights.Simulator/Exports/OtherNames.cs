using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>
/// The other URIs and titles of a track: releases are replaced, titles corrected, and an export reports what was true on the day. A track has one or
/// the other, so that either its URI or its title always tells what it is.
/// </summary>
internal sealed class OtherNames(int seed, ExportQuirks quirks)
{
    private const int MostUris = 7;

    /// <summary>How one play of the track is worded.</summary>
    public (string Uri, string Title) Pick(CatalogueTrack track, Dice dice)
    {
        // Drawn in any case: a changed share then moves nothing else of the day.
        var draw = dice.Unit();
        var about = Dice.For(seed, "other-names", track.Index);
        var kind = about.Unit();
        if (kind < quirks.TracksWithOtherUris)
        {
            var uris = about.Between(2, MostUris);
            var choice = (int)(draw * uris);
            return (choice == 0 ? Uri(track.Id) : Uri(Dice.For(seed, track.Id, choice).Id()), track.Name);
        }

        if (kind < quirks.TracksWithOtherUris + quirks.TracksWithOtherTitles)
        {
            return (Uri(track.Id), draw < 0.4 ? track.Name : Title(track, about));
        }

        return (Uri(track.Id), track.Name);
    }

    private static string Uri(string id) => "spotify:track:" + id;

    private static string Title(CatalogueTrack track, Dice about) =>
        track.Artists.Count > 1 ? $"{track.Name} (feat. {track.Artists[1].Name})"
        : about.Chance(0.5) ? $"{track.Name} - Remastered {about.Between(2009, 2021)}"
        : track.Name.ToUpperInvariant();
}
