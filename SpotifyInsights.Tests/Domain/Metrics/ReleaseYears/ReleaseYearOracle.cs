using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Metrics.ReleaseYears;

/// <summary>The release years of a random life in plain LINQ over its plays, with calendar dates instead of numbers.</summary>
internal sealed class ReleaseYearOracle(RandomHistory random)
{
    public PlainLife Life { get; } = new(random);

    public static IReadOnlyList<LifePlay> Known(IEnumerable<LifePlay> plays) => [.. plays.Where(play => play.Song.Released is not null)];

    public static IReadOnlyList<int> Years(IEnumerable<TestTrack> songs) => [.. songs.Where(song => song.Released is not null).Select(song => song.Released!.Value.Year)];

    public static IReadOnlyList<int> PlayYears(IReadOnlyList<LifePlay> plays) => Years(plays.Select(play => play.Song));

    public static IReadOnlyList<int> TrackYears(IReadOnlyList<LifePlay> plays) => Years(PlainLife.Songs(plays));

    public static double? NewShare(IReadOnlyList<LifePlay> plays) => PlainLife.Share(Known(plays), IsNew);

    public static double? NewTrackShare(IReadOnlyList<LifePlay> plays) =>
        PlainLife.Share(Known(plays).GroupBy(play => play.Song.Key), group => group.Any(IsNew));

    public static double? MeanAge(IReadOnlyList<LifePlay> plays) => PlainLife.Mean(Known(plays).Select(Age));

    public static double? Imprecise(IReadOnlyList<LifePlay> plays) =>
        PlainLife.Share(plays, play => play.Song.Precision is DatePrecision.Month or DatePrecision.Year);

    public (double Early, double Late, double Upper)? AgeChange() => Life.Ends() is { } ends
        ? PlainLife.Trend([.. Known(ends.Early).Select(Age)], [.. Known(ends.Late).Select(Age)])
        : null;

    private static LocalDate Released(LifePlay play) => LocalDate.FromDateOnly(play.Song.Released!.Value);

    private static bool IsNew(LifePlay play) => Released(play) <= play.Local.Date && Released(play) >= play.Local.Date.PlusDays(-365);

    private static double Age(LifePlay play) => Math.Max(0, NodaTime.Period.DaysBetween(Released(play), play.Local.Date)) / 365.2425;
}
