namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>What kind of listener somebody is: the first rule that holds.</summary>
public static class DiscoveryPersona
{
    private const double ManyArtists = 0.6;
    private const double FewArtists = 0.3;
    private const int ManyGenres = 15;
    private const double MinimumGenreCoverage = 0.5;
    private const double MainstreamScore = 70;
    private const double NicheScore = 40;
    private const double FewNewReleases = 0.2;
    private const double ManyNewReleases = 0.4;
    private const double ManyRepeats = 0.4;

    private static readonly Func<DiscoveryMetrics, Persona?>[] Rules =
        [GenreExplorer, ChartFollower, CrateDigger, NewReleaseHunter, ComfortListener, ArtistExplorer, AllRounder];

    /// <summary>The persona; null where the window holds too few plays for any.</summary>
    /// <param name="metrics">The metrics; their own persona is not read.</param>
    public static Persona? Of(DiscoveryMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return ConfidenceRule.Of(metrics.Basis) is null ? null : Rules.Select(rule => rule(metrics)).OfType<Persona>().First();
    }

    private static Persona? GenreExplorer(DiscoveryMetrics metrics)
    {
        var coverage = metrics.Basis.Attributes.Where(line => line.Attribute == AttributeNames.Genres).Sum(line => line.Coverage ?? 0);
        return metrics is { ArtistDiversity50: >= ManyArtists and { } diversity, UniqueGenres: >= ManyGenres and { } genres } && coverage >= MinimumGenreCoverage
            ? new(
                "genre-explorer",
                "Genre Explorer",
                $"You're a Genre Explorer: {Wording.Percent(diversity)} diversity score, listening to {genres:N0} different genres.",
                Insight.Numbers(("artistDiversity50", diversity), ("uniqueGenres", genres)))
            : null;
    }

    private static Persona? ChartFollower(DiscoveryMetrics metrics) => metrics.MainstreamScore is >= MainstreamScore and { } score
        ? new(
            "chart-follower",
            "Chart Follower",
            $"You're a Chart Follower: with a mainstream score of {Wording.Whole(score)}/100 you hear what everybody hears.",
            Insight.Numbers(("mainstreamScore", score)))
        : null;

    private static Persona? CrateDigger(DiscoveryMetrics metrics) =>
        metrics is { MainstreamScore: <= NicheScore and { } score, NewReleaseRatio: <= FewNewReleases and { } ratio }
            ? new(
                "crate-digger",
                "Crate Digger",
                $"You're a Crate Digger: a mainstream score of {Wording.Whole(score)}/100, and {Wording.Only(ratio)} of your listening is new.",
                Insight.Numbers(("mainstreamScore", score), ("newReleaseRatio", ratio)))
            : null;

    private static Persona? NewReleaseHunter(DiscoveryMetrics metrics) => metrics.NewReleaseRatio is >= ManyNewReleases and { } ratio
        ? new(
            "new-release-hunter",
            "New Release Hunter",
            $"You're a New Release Hunter: {Wording.Percent(ratio)} of your listening was less than a year old.",
            Insight.Numbers(("newReleaseRatio", ratio)))
        : null;

    private static Persona? ComfortListener(DiscoveryMetrics metrics)
    {
        var repeat = metrics.Profile.FirstOrDefault(axis => axis.Axis == ProfileAxisName.Repeat)?.Window;
        return metrics.ArtistDiversity50 is <= FewArtists and { } diversity || repeat >= ManyRepeats
            ? new(
                "comfort-listener",
                "Comfort Listener",
                $"You're a Comfort Listener: {Wording.Percent(repeat ?? 0)} of your plays come back to a track you have just had.",
                Insight.Numbers(("artistDiversity50", metrics.ArtistDiversity50 ?? 0), ("repeat", repeat ?? 0)))
            : null;
    }

    private static Persona? ArtistExplorer(DiscoveryMetrics metrics) => metrics.ArtistDiversity50 is >= ManyArtists and { } diversity
        ? new(
            "artist-explorer",
            "Artist Explorer",
            $"You're an Artist Explorer: 50 plays hold about {Wording.About(diversity * DiscoveryCounter.Sample, "different artist")}.",
            Insight.Numbers(("artistDiversity50", diversity)))
        : null;

    private static Persona AllRounder(DiscoveryMetrics metrics) => new(
        "all-rounder",
        "All-Rounder",
        "You're an All-Rounder: some favourites, some discoveries, nothing in excess.",
        Insight.Numbers(("artistDiversity50", metrics.ArtistDiversity50 ?? 0)));
}
