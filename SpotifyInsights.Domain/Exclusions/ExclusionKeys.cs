using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Exclusions;

/// <summary>Where excluded tracks and artists stand in a catalogue: by key, and where that has changed by name.</summary>
internal sealed class ExclusionKeys
{
    private readonly TrackCatalogue _tracks;
    private readonly Lazy<Dictionary<string, int>> _trackKeys;
    private readonly Lazy<Dictionary<string, int>> _trackNames;
    private readonly Lazy<Dictionary<string, int>> _artistKeys;
    private readonly Lazy<Dictionary<string, int>> _artistNames;

    public ExclusionKeys(TrackCatalogue tracks)
    {
        _tracks = tracks;
        _trackKeys = new(() => Places(tracks.Count, track => tracks.Keys[track]));
        _trackNames = new(() => Places(tracks.Count, track => TrackKey.OfNames(tracks.Names[track], ArtistName(track))));
        _artistKeys = new(() => Places(tracks.ArtistKeys.Length, artist => tracks.ArtistKeys[artist]));
        _artistNames = new(() => Places(tracks.ArtistKeys.Length, artist => FoldedText.OfArtist(tracks.ArtistNames[artist])));
    }

    /// <summary>The track that stands for the recording; null where nothing of it is in the catalogue.</summary>
    public int? Recording(ExcludedTrack track) =>
        _trackKeys.Value.TryGetValue(track.Key, out var place) || (track.Name is not null && _trackNames.Value.TryGetValue(TrackKey.OfNames(track.Name, track.Artist), out place))
            ? _tracks.Recording[place]
            : null;

    /// <summary>The artist's index; null where he is not in the catalogue.</summary>
    public int? Artist(ExcludedArtist artist) =>
        _artistKeys.Value.TryGetValue(artist.Key, out var place) || _artistNames.Value.TryGetValue(FoldedText.OfArtist(artist.Name), out place) ? place : null;

    private string? ArtistName(int track) => _tracks.Artist[track] is >= 0 and var artist ? _tracks.ArtistNames[artist] : null;

    private static Dictionary<string, int> Places(int count, Func<int, string> text)
    {
        var places = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            places.TryAdd(text(i), i);
        }

        return places;
    }
}
