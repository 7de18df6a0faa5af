namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>Running totals of everyone who was ever in a top.</summary>
internal static class RaceCalculator
{
    public static IReadOnlyList<RaceArtist> Calculate(ArtistData data)
    {
        var racers = new Racer?[data.Total.Size];
        foreach (var place in data.Tops.SelectMany(top => top))
        {
            racers[place.Artist] ??= new Racer();
        }

        for (var period = 0; period < data.Count; period++)
        {
            var artists = data.Table.Indexes(period);
            var plays = data.Table.PlaysOf(period);
            var ms = data.Table.MsOf(period);
            for (var i = 0; i < artists.Length; i++)
            {
                racers[artists[i]]?.Add(period, plays[i], ms[i]);
            }
        }

        return [.. racers.Index()
            .Where(racer => racer.Item is not null)
            .OrderByDescending(racer => racer.Item!.Plays[^1])
            .ThenByDescending(racer => racer.Item!.Minutes[^1])
            .ThenBy(racer => data.Tracks.ArtistKeys[racer.Index], StringComparer.Ordinal)
            .Select(racer => new RaceArtist(
                data.Tracks.ArtistKeys[racer.Index], data.Tracks.ArtistNames[racer.Index], racer.Item!.Periods, racer.Item.Plays, racer.Item.Minutes))];
    }

    private sealed class Racer
    {
        private const double MsPerMinute = 60_000;
        private int _plays;
        private long _ms;

        public List<int> Periods { get; } = [];

        public List<int> Plays { get; } = [];

        public List<double> Minutes { get; } = [];

        public void Add(int period, int plays, long ms)
        {
            (_plays, _ms) = (_plays + plays, _ms + ms);
            Periods.Add(period);
            Plays.Add(_plays);
            Minutes.Add(_ms / MsPerMinute);
        }
    }
}
