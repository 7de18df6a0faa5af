using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>The release years of a catalogue as places in arrays: place 0 is the first year that any track has.</summary>
internal sealed class YearScale
{
    /// <summary>The mean length of a year in days.</summary>
    public const double DaysPerYear = 365.2425;

    private const int YearsPerDecade = 10;
    private const int Unknown = -1;

    private readonly int[] _places;
    private readonly int[] _years;
    private readonly int[] _decadeOfPlace;

    /// <summary>Lays out the years.</summary>
    /// <param name="tracks">Know the release dates.</param>
    public YearScale(TrackAttributes tracks)
    {
        _places = Array.ConvertAll(tracks.ReleaseDay, day => day == TrackAttributes.UnknownDay ? Unknown : LocalDay.ToDate(day).Year);
        var known = _places.Where(year => year != Unknown).Distinct().Order().ToArray();
        var first = known.Length == 0 ? 0 : known[0];
        _years = known.Length == 0 ? [] : [.. Enumerable.Range(first, known[^1] - first + 1)];
        Decades = [.. known.Select(DecadeOf).Distinct()];
        _decadeOfPlace = Array.ConvertAll(_years, year => Array.IndexOf(Decades, DecadeOf(year)));
        foreach (ref var place in _places.AsSpan())
        {
            place = place == Unknown ? Unknown : place - first;
        }
    }

    /// <summary>The year of each place, ascending without gaps.</summary>
    public ReadOnlySpan<int> Years => _years;

    /// <summary>The place of each track's release year; negative where the date is not known.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>The first years of the decades from which there are tracks, ascending.</summary>
    public int[] Decades { get; }

    /// <summary>The decade that a year belongs to.</summary>
    public static int DecadeOf(int year) => year / YearsPerDecade * YearsPerDecade;

    /// <summary>Counts by decade, in the order of <see cref="Decades"/>, from counts by place.</summary>
    public int[] PerDecade(ReadOnlySpan<int> counts)
    {
        var perDecade = new int[Decades.Length];
        for (var place = 0; place < counts.Length; place++)
        {
            if (counts[place] > 0)
            {
                perDecade[_decadeOfPlace[place]] += counts[place];
            }
        }

        return perDecade;
    }
}
