using System.Runtime.InteropServices;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Reference;

/// <summary>
/// Makes one track of all rows of an id: genres become a list, the popularity is the highest (rows of one id were read at different moments, and the
/// highest depends on no order), everything else is the first row's. Rows of one id that differ in anything else than genre and popularity are counted.
/// </summary>
public sealed class ReferenceFolding
{
    /// <summary>Rises when <see cref="FoldedText"/> makes other texts of titles and artists: names that were folded before are then folded again.</summary>
    public const int NamesVersion = 1;

    private ReferenceFolding(IReadOnlyList<ReferenceTrack> tracks) => Tracks = tracks;

    /// <summary>The tracks, by id in ordinal order.</summary>
    public IReadOnlyList<ReferenceTrack> Tracks { get; }

    /// <summary>Rows that repeat another one in everything but their number.</summary>
    public int ExactDuplicates { get; private set; }

    /// <summary>Tracks whose rows differ in popularity.</summary>
    public int PopularityDiffers { get; private set; }

    /// <summary>Tracks whose rows differ in more than number, genre and popularity.</summary>
    public int OtherwiseDiffers { get; private set; }

    /// <summary>Folds rows.</summary>
    /// <param name="rows">Rows in the order of the set.</param>
    public static ReferenceFolding Of(IReadOnlyList<ReferenceRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (ids, order) = (new string[rows.Count], new int[rows.Count]);
        for (var row = 0; row < order.Length; row++)
        {
            (ids[row], order[row]) = (rows[row].TrackId, row);
        }

        Array.Sort(ids, order, StringComparer.Ordinal);
        var tracks = new List<ReferenceTrack>(rows.Count);
        var (folding, ofOneId) = (new ReferenceFolding(tracks), new List<ReferenceRow>());
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && ids[to] == ids[from]; to++)
            {
            }

            // The sort may have changed the order of one id's rows.
            Array.Sort(order, from, to - from);
            ofOneId.Clear();
            for (var place = from; place < to; place++)
            {
                ofOneId.Add(rows[order[place]]);
            }

            tracks.Add(ofOneId.Count == 1 ? Track(ofOneId[0]) : folding.Fold(CollectionsMarshal.AsSpan(ofOneId)));
        }

        return folding;
    }

    /// <summary>A track whose names an older release folded, as this one folds them.</summary>
    public static ReferenceTrack WithNames(ReferenceTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        return track with { NormalisedTitle = Title(track.NormalisedTitle), NormalisedArtist = Artist(track.NormalisedArtist) };
    }

    private static ReferenceTrack Track(ReferenceRow row) => new()
    {
        TrackId = row.TrackId,
        NormalisedTitle = Title(row.TrackName),
        NormalisedArtist = Artist(row.FirstArtist),
        DurationMs = row.DurationMs,
        Popularity = row.Popularity,
        Genres = row.TrackGenre is null ? [] : [row.TrackGenre],
        Features = row.Features,
        Key = row.Key,
        Mode = row.Mode,
        TimeSignature = row.TimeSignature,
    };

    private static string? Title(string? text) => FoldedText.OfTitle(text) is { Length: > 0 } folded ? folded : null;

    private static string? Artist(string? text) => FoldedText.OfArtist(text) is { Length: > 0 } folded ? folded : null;

    private ReferenceTrack Fold(ReadOnlySpan<ReferenceRow> rows)
    {
        var first = rows[0];
        var (popularity, genres, popularityDiffers, otherwiseDiffers) = (first.Popularity, new SortedSet<string>(StringComparer.Ordinal), false, false);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            popularityDiffers |= row.Popularity != first.Popularity;
            otherwiseDiffers |= !IsSameTrack(row, first);
            popularity = popularity > row.Popularity ? popularity : row.Popularity ?? popularity;
            ExactDuplicates += Repeats(rows[..i], row) ? 1 : 0;
            if (row.TrackGenre is not null)
            {
                genres.Add(row.TrackGenre);
            }
        }

        PopularityDiffers += popularityDiffers ? 1 : 0;
        OtherwiseDiffers += otherwiseDiffers ? 1 : 0;
        return Track(first) with { Popularity = popularity, Genres = [.. genres] };
    }

    private static bool Repeats(ReadOnlySpan<ReferenceRow> earlier, ReferenceRow row)
    {
        foreach (var other in earlier)
        {
            if (other.TrackGenre == row.TrackGenre && other.Popularity == row.Popularity && IsSameTrack(other, row))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSameTrack(ReferenceRow row, ReferenceRow other) =>
        ReferenceEquals(row, other) || row with { Index = other.Index, Popularity = other.Popularity, TrackGenre = other.TrackGenre } == other;
}
