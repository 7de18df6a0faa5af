using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>
/// Which artists a listener knows on a day, and how dear they are. The known part of the catalogue grows, favourites
/// drift from quarter to quarter, and now and then one artist takes over for some weeks.
/// </summary>
internal sealed class Taste
{
    private const double KnownAtFirst = 0.12;
    private const double KnownLater = 0.8;
    private const double GrowthDays = 2200;
    private const int DaysPerTable = 14;
    private const int DaysPerPhase = 28;
    private const int DaysPerQuarter = 91;

    private readonly int _seed;
    private readonly ListenerScript _script;
    private readonly FictionalCatalogue _catalogue;
    private readonly CatalogueArtist[] _discoveryOrder;
    private readonly int[] _place;
    private readonly double[] _affinity;
    private readonly ConcurrentDictionary<long, PickTable> _tables = new();

    // Asked for with every track that is chosen.
    private readonly ConcurrentDictionary<LocalDate, (CatalogueArtist? Fad, double Strength, int Known)> _days = new();

    public Taste(int seed, ListenerScript script, FictionalCatalogue catalogue)
    {
        _seed = seed;
        _script = script;
        _catalogue = catalogue;
        var dice = Dice.For(seed, $"{script.Id}/taste");
        _affinity = new double[catalogue.Artists.Count];
        var noise = new double[_affinity.Length];
        foreach (var artist in catalogue.Artists)
        {
            var rank = artist.Genres.Count == 0 ? -1 : script.FavouriteGenres.ToList().IndexOf(artist.Genres[0]);
            var liking = rank < 0 ? -1.6 : 1.4 - (0.22 * rank);
            _affinity[artist.Index] = liking + (1.1 * dice.Normal()) + (artist.Popularity / 80.0);
            noise[artist.Index] = dice.Normal();
        }

        _discoveryOrder = [.. catalogue.Artists.OrderByDescending(a => _affinity[a.Index] + (1.5 * noise[a.Index])).ThenBy(a => a.Index)];
        _place = new int[_discoveryOrder.Length];
        for (var place = 0; place < _place.Length; place++)
        {
            _place[_discoveryOrder[place].Index] = place;
        }
    }

    /// <summary>How many artists are known on a day: quickly more at first, slower and slower later, never all.</summary>
    public int KnownArtists(LocalDate day)
    {
        var days = Math.Max(0, DayPlanner.Number(day) - DayPlanner.Number(_script.Since));
        var share = KnownAtFirst + (KnownLater * (1 - Math.Exp(-days / GrowthDays)));
        return (int)(_discoveryOrder.Length * share);
    }

    public CatalogueArtist PickKnown(LocalDate day, Dice dice)
    {
        var (fad, strength, known) = _days.GetOrAdd(day, static (day, taste) => (taste.Fad(day), taste.FadStrength(day), taste.KnownArtists(day)), this);
        if (fad is not null && dice.Chance(strength))
        {
            return fad;
        }

        if (dice.Chance(0.05))
        {
            return _discoveryOrder[known - 1 - dice.Below(6)];
        }

        return TableFor(day).Pick(dice);
    }

    public CatalogueArtist PickUnknown(LocalDate day, Dice dice)
    {
        var known = KnownArtists(day);
        var reach = Math.Min(_discoveryOrder.Length - known, 180);
        return _discoveryOrder[known + dice.Below(reach)];
    }

    /// <summary>The artist who is played far more than usual on that day, if there is one.</summary>
    public CatalogueArtist? Fad(LocalDate day)
    {
        var phase = DayPlanner.Number(day) / DaysPerPhase;
        var dice = Dice.For(_seed, $"{_script.Id}/fad", phase);
        var first = dice.Below(9);
        var length = dice.Between(9, DaysPerPhase - first);
        var within = DayPlanner.Number(day) % DaysPerPhase;
        var artist = _discoveryOrder[dice.Below(KnownArtists(day.PlusDays((int)-within)))];
        return dice.Chance(0.65) && within >= first && within < first + length ? artist : null;
    }

    /// <summary>How many tracks of an artist have been found so far: one on the first day, then about one a fortnight.</summary>
    public int KnownTracks(CatalogueArtist artist, LocalDate day)
    {
        // The inverse of KnownArtists: after how many days it reached this artist's place.
        var share = (((double)_place[artist.Index] / _discoveryOrder.Length) - KnownAtFirst) / KnownLater;
        var discoveredAfter = share <= 0 ? -400 : share >= 1 ? double.MaxValue : -GrowthDays * Math.Log(1 - share);
        var days = DayPlanner.Number(day) - DayPlanner.Number(_script.Since) - discoveredAfter;
        return days <= 0 ? 1 : Math.Min(artist.Recordings.Count, 1 + (int)(days / 14));
    }

    private double FadStrength(LocalDate day) =>
        0.06 + (0.12 * Dice.For(_seed, $"{_script.Id}/fad-strength", DayPlanner.Number(day) / DaysPerPhase).Unit());

    private PickTable TableFor(LocalDate day) =>
        _tables.GetOrAdd(DayPlanner.Number(day) / DaysPerTable, static (number, taste) => taste.MakeTable(number), this);

    private PickTable MakeTable(long number)
    {
        var day = new LocalDate(1970, 1, 1).PlusDays((int)(number * DaysPerTable));
        var known = _discoveryOrder.AsSpan(0, KnownArtists(day)).ToArray();
        var drift = Drift(DayPlanner.Number(day) / DaysPerQuarter);
        var weights = Array.ConvertAll(known, artist => Math.Exp(0.8 * (_affinity[artist.Index] + drift[artist.Index])));
        return new PickTable(known, weights);
    }

    private double[] Drift(long quarter)
    {
        var dice = Dice.For(_seed, $"{_script.Id}/drift", quarter);
        var drift = new double[_catalogue.Artists.Count];
        for (var i = 0; i < drift.Length; i++)
        {
            drift[i] = 0.6 * dice.Normal();
        }

        return drift;
    }
}
