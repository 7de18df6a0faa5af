using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Metrics.Content;

/// <summary>The content of a random life in plain LINQ over its plays.</summary>
internal sealed class ContentOracle(RandomHistory random)
{
    public PlainWindow Life { get; } = new(random);

    /// <summary>Music whose time was measured, short plays included.</summary>
    public static IReadOnlyList<LifePlay> Measured(IEnumerable<LifePlay> plays) =>
        [.. plays.Where(play => !play.Has(PlayFlags.Podcast) && !play.Has(PlayFlags.Estimated))];

    public static bool IsComplete(LifePlay play) => play.Song.DurationMs is { } duration && play.Play.MsPlayed >= 0.9 * duration;

    public static bool IsSkipped(LifePlay play) => !IsComplete(play) && (play.Has(PlayFlags.Skipped) || play.IsShort);

    public static double? MeanHeard(IEnumerable<LifePlay> measured) => PlainWindow.Mean(measured
        .Where(play => play.Song.DurationMs is not null)
        .Select(play => Math.Min(1, play.Play.MsPlayed / (double)play.Song.DurationMs!.Value)));

    /// <summary>Null where nothing is from an export or account data, nor spoken.</summary>
    public (int Plays, double Minutes)? Spoken(IReadOnlyList<LifePlay> everything, bool isBook)
    {
        var heard = everything
            .Where(play => play.Has(PlayFlags.Podcast) && play.Has(PlayFlags.Audiobook) == isBook)
            .Where(play => play.Play.MsPlayed >= 30_000 || random.Window.IncludeShort)
            .ToList();
        return everything.Any(play => play.Has(PlayFlags.FromExport) || play.Has(PlayFlags.FromAccountData) || play.Has(PlayFlags.Podcast))
            ? (heard.Count, heard.Sum(play => (long)play.Play.MsPlayed) / 60_000.0)
            : null;
    }

    public (double Early, double Late, double Upper)? Change(Func<TestTrack, double?> valueOf)
    {
        IReadOnlyList<double> Values(IReadOnlyList<LifePlay> plays) => [.. plays.Select(play => valueOf(play.Song)).OfType<double>()];
        return Life.Ends() is { } ends ? PlainWindow.Trend(Values(ends.Early), Values(ends.Late)) : null;
    }
}
