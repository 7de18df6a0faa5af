using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>
/// What was played most within one span. A list of the next day counts only the days that enter and leave the span, so that a clock which
/// moves through half a year does not count the whole of it again and again.
/// </summary>
internal sealed class TopList(ListenerLife life, TopRange range)
{
    private readonly PlayCounts<CatalogueTrack> _tracks = new(track => track.Id);
    private readonly PlayCounts<CatalogueArtist> _artists = new(artist => artist.Id);
    private (Instant From, Instant To) _counted;
    private LocalDate? _day;

    public CatalogueTrack[] Tracks { get; private set; } = [];

    public CatalogueArtist[] Artists { get; private set; } = [];

    /// <summary>Makes the list that is shown on a UTC day, if it is not that one already.</summary>
    public void MoveTo(LocalDate day)
    {
        if (day == _day)
        {
            return;
        }

        Count(Midnight(FirstDay(day)), Midnight(day));
        Tracks = _tracks.Ranked();
        Artists = _artists.Ranked();
        _day = day;
    }

    private void Count(Instant from, Instant to)
    {
        var isAhead = _day is not null && _counted.From <= from && from < _counted.To && _counted.To <= to;
        if (!isAhead)
        {
            _tracks.Clear();
            _artists.Clear();
            _counted = (from, from);
        }

        foreach (var play in ListedBetween(_counted.From, from))
        {
            _tracks.TakeOff(play.Track, play.HeardMs);
            _artists.TakeOff(play.Track.Artists[0], play.HeardMs);
        }

        foreach (var play in ListedBetween(_counted.To, to))
        {
            _tracks.Add(play.Track, play.HeardMs);
            _artists.Add(play.Track.Artists[0], play.HeardMs);
        }

        _counted = (from, to);
    }

    private IEnumerable<SimulatedPlay> ListedBetween(Instant from, Instant to) => life.PlaysBetween(from, to).Where(play => play.IsListed);

    private LocalDate FirstDay(LocalDate day) => range switch
    {
        TopRange.ShortTerm => day.PlusDays(-28),
        TopRange.MediumTerm => day.PlusMonths(-6),
        _ => day.PlusYears(-1),
    };

    private static Instant Midnight(LocalDate day) => day.AtMidnight().InUtc().ToInstant();
}
