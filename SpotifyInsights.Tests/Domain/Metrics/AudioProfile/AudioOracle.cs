using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.AudioProfile;

/// <summary>
/// The profile and the contexts of a random history by plain LINQ over lists: one row per play, written out as often as it was played. It uses nothing of
/// the calculators, not even their formulas.
/// </summary>
internal sealed class AudioOracle
{
    private readonly RandomHistory _history;
    private readonly Dictionary<string, AudioFeatures> _sounds;

    public AudioOracle(RandomHistory history, IReadOnlyList<TestSound> sounds)
    {
        _history = history;
        _sounds = sounds.Where(sound => sound.Features is not null && Enum.GetValues<AudioFeature>().Any(feature => sound.Features[feature] is not null))
            .ToDictionary(sound => sound.Key, sound => sound.Features!);
        var window = history.Window;
        Heard = [.. history.Plays
            .Where(play => !play.Flags.HasFlag(PlayFlags.Podcast))
            .Where(play => play.MsPlayed >= 30_000 || play.Flags.HasFlag(PlayFlags.FromApi) || window.IncludeShort)
            .Select(play => (Local: play.StartedAt.InZone(window.Zone), Key: history.Catalogue.Songs[play.Track].Key, play.MsPlayed))
            .Where(play => play.Local.Date >= window.From && play.Local.Date < window.To)];
    }

    public List<(ZonedDateTime Local, string Key, int MsPlayed)> Heard { get; }

    public int Covered => Heard.Count(play => _sounds.ContainsKey(play.Key));

    public int CoveredTracks => Heard.Select(play => play.Key).Distinct().Count(_sounds.ContainsKey);

    public AudioFeatures? SoundOf(string key) => _sounds.GetValueOrDefault(key);

    public List<(string Key, double Value)> Values(Func<AudioFeatures, double?> value, LocalDate? from = null, LocalDate? to = null) =>
        [.. Heard
            .Where(play => (from is null || play.Local.Date >= from) && (to is null || play.Local.Date < to))
            .Select(play => (play.Key, Value: _sounds.TryGetValue(play.Key, out var sound) ? value(sound) : null))
            .Where(pair => pair.Value is not null)
            .Select(pair => (pair.Key, pair.Value!.Value))];

    public static double? Mean(List<(string Key, double Value)> values) => values.Count == 0 ? null : values.Average(pair => pair.Value);

    public static double? StandardError(List<(string Key, double Value)> values)
    {
        var clusters = values.GroupBy(pair => pair.Key).ToList();
        if (clusters.Count < 2)
        {
            return null;
        }

        var mean = values.Average(pair => pair.Value);
        var sum = clusters.Sum(cluster => Math.Pow(cluster.Sum(pair => pair.Value - mean), 2));
        return Math.Sqrt((double)clusters.Count / (clusters.Count - 1) * sum) / values.Count;
    }

    /// <summary>As NumPy's default and DuckDB's quantile_cont have it.</summary>
    public static double? Quantile(List<(string Key, double Value)> values, double share)
    {
        var sorted = values.Select(pair => pair.Value).Order().ToList();
        if (sorted.Count == 0)
        {
            return null;
        }

        var place = share * (sorted.Count - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below + ((place - Math.Floor(place)) * (above - below));
    }

    public static double? Mood(AudioFeatures sound) => 100 * ((0.5 * sound.Valence) + (0.35 * sound.Energy) + (0.15 * (1 - sound.Acousticness)));

    /// <summary>workout, focus, party, relax, mixed, unknown.</summary>
    public string Context(string key)
    {
        if (!_sounds.TryGetValue(key, out var sound))
        {
            return "unknown";
        }

        double? Up(double? x, double a, double b) => x is null ? null : x <= a ? 0 : x >= b ? 1 : (x - a) / (b - a);
        double? Down(double? x, double a, double b) => x is null ? null : x <= a ? 1 : x >= b ? 0 : (b - x) / (b - a);
        double? Least(params double?[] degrees) => degrees.Contains(null) ? null : degrees.Min();
        (string Name, double? Score)[] scores =
        [
            ("workout", Least(Up(sound.Energy, 0.5, 0.8), Up(sound.Tempo, 100, 140))),
            ("focus", Least(Down(sound.Speechiness, 0.1, 0.33), Least(Up(sound.Energy, 0.1, 0.25), Down(sound.Energy, 0.6, 0.8)), Up(sound.Instrumentalness, 0.2, 0.7))),
            ("party", Least(Up(sound.Danceability, 0.5, 0.8), Up(sound.Energy, 0.5, 0.8))),
            ("relax", Least(Down(sound.Energy, 0.3, 0.6), Up(sound.Acousticness, 0.4, 0.8))),
        ];
        return scores.Where(score => score.Score >= 0.6).OrderByDescending(score => score.Score).Select(score => score.Name).FirstOrDefault("mixed");
    }
}
