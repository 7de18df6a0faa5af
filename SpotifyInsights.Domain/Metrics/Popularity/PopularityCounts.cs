using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>What the tallies of some stretch of time say of popularity, added up.</summary>
internal sealed class PopularityCounts
{
    private readonly int[] _bandPlays = new int[PopularityScale.Bands];
    private readonly int[] _bandTracks = new int[PopularityScale.Bands];
    private readonly int _plays;
    private ValueSums _byPlays;
    private ValueSums _byTracks;
    private ValueSums _artists;
    private ValueSums _followers;
    private int _spotifyPlays;
    private int _hits;

    /// <summary>Adds up.</summary>
    /// <param name="plays">All plays.</param>
    /// <param name="tracks">Plays by track.</param>
    /// <param name="artists">Plays by artist.</param>
    /// <param name="history">Knows the attributes.</param>
    public PopularityCounts(int plays, Tally tracks, Tally artists, ListeningHistory history)
    {
        _plays = plays;
        var known = history.Attributes;
        AddTracks(tracks, known);
        AddArtists(artists, known.ArtistPopularity, history.Tracks.ArtistAttributes.Followers);
    }

    public PopularityLevels Levels(double? nicheArtistShare) => new(
        Share(_byPlays.Count, _plays),
        Share(_spotifyPlays, _plays),
        _byPlays.Mean,
        _byTracks.Mean,
        PopularityScale.Most - _byPlays.Mean,
        _artists.Mean,
        _followers.Mean,
        Share(_hits, _byTracks.Count),
        nicheArtistShare,
        _byPlays.Count == 0 ? null : Array.ConvertAll(_bandPlays, plays => (double)plays / _byPlays.Count));

    public PopularityBand[] Distribution()
    {
        var bands = new PopularityBand[PopularityScale.Bands];
        for (var band = 0; band < bands.Length; band++)
        {
            bands[band] = new(
                PopularityScale.From(band),
                PopularityScale.To(band),
                _bandPlays[band],
                Share(_bandPlays[band], _byPlays.Count),
                _bandTracks[band],
                Share(_bandTracks[band], _byTracks.Count));
        }

        return bands;
    }

    private static double? Share(int part, int all) => all == 0 ? null : (double)part / all;

    private void AddTracks(Tally tracks, KnownAttributes known)
    {
        var (values, sources) = (known.TrackPopularity, known.TrackPopularitySource);
        foreach (var track in tracks.Touched)
        {
            if (values[track] < 0)
            {
                continue;
            }

            var (popularity, plays) = (values[track], tracks.Plays[track]);
            var band = PopularityScale.BandOf(popularity);
            _byPlays.Add(popularity, plays);
            _byTracks.Add(popularity, 1);
            _bandPlays[band] += plays;
            _bandTracks[band]++;
            _hits += popularity >= PopularityScale.Hit ? 1 : 0;
            _spotifyPlays += sources[track] == AttributeSource.Spotify ? plays : 0;
        }
    }

    private void AddArtists(Tally artists, double[] popularity, long[] followers)
    {
        foreach (var artist in artists.Touched)
        {
            var plays = artists.Plays[artist];
            if (popularity[artist] >= 0)
            {
                _artists.Add(popularity[artist], plays);
            }

            if (followers[artist] >= 0)
            {
                _followers.Add(followers[artist], plays);
            }
        }
    }
}
