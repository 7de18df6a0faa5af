using System.Globalization;
using System.Text;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Sounds;

/// <summary>
/// Audio features of the invented tracks as a data set, in the form in which the known one for real tracks is handed around: a CSV file with a row for
/// every track and genre. Invented, and the same for the same seed.
/// </summary>
public static class SoundSet
{
    private const string Header = ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,loudness,mode,"
        + "speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature,track_genre";

    /// <summary>The file.</summary>
    /// <param name="seed">The world's.</param>
    /// <param name="tracks">The tracks that are to be in it.</param>
    public static string Csv(int seed, IEnumerable<CatalogueTrack> tracks)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        var file = new StringBuilder(Header).Append('\n');
        var row = 0;
        foreach (var track in tracks)
        {
            var sound = Sound(seed, track);
            foreach (var genre in track.Artists[0].Genres.DefaultIfEmpty(""))
            {
                file.Append(CultureInfo.InvariantCulture, $"{row++},{track.Id},{Quoted(string.Join(';', track.Artists.Select(artist => artist.Name)))},")
                    .Append(CultureInfo.InvariantCulture, $"{Quoted(track.Album.Name)},{Quoted(track.Name)},{track.Popularity},{track.DurationMs},{track.IsExplicit},")
                    .Append(sound).Append(',').Append(genre).Append('\n');
            }
        }

        return file.ToString();
    }

    // From danceability to time_signature.
    private static string Sound(int seed, CatalogueTrack track)
    {
        var dice = Dice.For(seed, "sound", track.Index);
        var genre = GenreSound.Of(track.Artists[0].Genres.Count > 0 ? track.Artists[0].Genres[0] : null);
        var energy = Near(dice, genre.Energy, 0.11);
        var (danceability, speechiness) = (Near(dice, genre.Danceability, 0.09), Near(dice, genre.Speechiness, 0.02));
        var (acousticness, instrumentalness) = (Near(dice, genre.Acousticness, 0.12), Near(dice, genre.Instrumentalness, 0.1));
        var (liveness, valence) = (Near(dice, 0.16, 0.07), Near(dice, genre.Valence, 0.14));
        var loudness = -22 + (17 * energy) + dice.Normal();

        // Now and then no beat is found: the analysis then says 0.
        var tempo = dice.Chance(genre.Acousticness > 0.5 ? 0.04 : 0) ? 0 : Math.Clamp(genre.Tempo + (11 * dice.Normal()), 55, 210);
        var (key, mode) = (dice.Below(12), dice.Below(2));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{danceability:0.###},{energy:0.###},{key},{loudness:0.###},{mode},{speechiness:0.####},{acousticness:0.####},{instrumentalness:0.####},{liveness:0.###},{valence:0.###},{tempo:0.###},{(tempo == 0 ? 0 : 4)}");
    }

    private static double Near(Dice dice, double middle, double spread) => Math.Clamp(middle + (spread * dice.Normal()), 0, 1);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
