using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain;

/// <summary>Histories from plays written down in tests; without a catalogue every play is of one track.</summary>
internal static class TestHistories
{
    public static readonly TrackCatalogue OneTrack = new(["t"], ["Track"], [0], [0], [200_000], ["a"], ["Artist"], ["b"], ["Album"]);

    public static ListeningHistory Empty { get; } = Of([], []);

    public static PlayColumns Columns(IReadOnlyList<TestPlay> plays) => new(
        [.. plays.Select(play => play.StartedAt.ToUnixTimeMilliseconds())],
        [.. plays.Select(play => play.MsPlayed)],
        [.. plays.Select(play => play.Track)],
        [.. plays.Select(play => play.Flags)],
        OriginsOf(plays));

    public static ListeningHistory Of(IReadOnlyList<TestPlay> plays, params InstantRange[] observed) =>
        new(Columns(plays), OneTrack, new ObservedTime(observed), "v1");

    public static ListeningHistory Of(TrackCatalogue tracks, IReadOnlyList<TestPlay> plays, params InstantRange[] observed) =>
        new(Columns(plays), tracks, new ObservedTime(observed), "v1");

    private static PlayOrigins? OriginsOf(IReadOnlyList<TestPlay> plays)
    {
        var all = plays.Select(play => play.Origin).OfType<PlayOrigin>().Distinct().ToList();
        return all.Count == 0 ? null : new(all, [.. plays.Select(play => play.Origin is { } origin ? all.IndexOf(origin) : PlayOrigins.Unknown)]);
    }
}
