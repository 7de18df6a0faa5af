using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>The sentences about discovery. Each rule names its threshold; differences speak only above what chance would give.</summary>
public static class DiscoveryInsights
{
    private const double NicheScore = 50;
    private const double PopularScore = 65;
    private const double MinimumNewReleases = 0.15;
    private const double MaximumNewReleases = 0.05;
    private const int MinimumGenres = 10;
    private const double MinimumTop10 = 0.5;
    private const double MaximumTop10 = 0.15;
    private const double MinimumRepeat = 0.3;
    private const double MaximumRepeat = 0.1;
    private const double MinimumNewShare = 0.2;
    private const double MinimumDifference = 0.05;
    private const double GemPopularity = 30;
    private const int MinimumGemPlays = 10;
    private const int SecondListensNamed = 3;

    private static readonly InsightRule<DiscoveryMetrics>[] BestFirst =
    [
        Persona, Mainstream, NewReleases, ExploringOrSettling, SecondListens, HiddenGem, NewArtists, BackCatalogue,
        Genres, FewArtists, ManyArtists, Repeats, RareRepeats,
    ];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(DiscoveryMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return InsightRules.Apply(metrics, metrics.Basis, BestFirst);
    }

    private static Insight? Persona(DiscoveryMetrics metrics, Confidence confidence) =>
        metrics.Persona is not { } persona ? null : new("discovery.persona", persona.Name, persona.Text, persona.Values, confidence);

    private static Insight? Mainstream(DiscoveryMetrics metrics, Confidence confidence)
    {
        var attribute = metrics.MainstreamOf == MainstreamOf.Artists ? AttributeNames.ArtistPopularity : AttributeNames.TrackPopularity;
        if (metrics.MainstreamScore is not { } score || ConfidenceRule.Of(metrics.Basis, attribute) is not { } covered)
        {
            return null;
        }

        var noun = metrics.MainstreamOf == MainstreamOf.Artists ? "artists" : "tracks";
        var meaning = score switch
        {
            < NicheScore => $"you prefer niche {noun}",
            < PopularScore => $"you mix niche and popular {noun}",
            _ => $"you prefer popular {noun}",
        };
        var text = $"Your mainstream score is {Wording.Whole(score)}/100, meaning {meaning}.";
        return new("discovery.mainstream", "Your mainstream score", text, Insight.Numbers(("mainstreamScore", score)), Least(confidence, covered));
    }

    private static Insight? NewReleases(DiscoveryMetrics metrics, Confidence confidence)
    {
        if (ConfidenceRule.Of(metrics.Basis, AttributeNames.ReleaseDate) is not { } covered)
        {
            return null;
        }

        var window = metrics.Basis.Window;
        var isOneYear = window.From.Year == window.To.PlusDays(-1).Year;
        var (share, text) = isOneYear
            ? (metrics.CurrentYearShare, $"of your listening is new releases from {window.From.Year}.")
            : (metrics.NewReleaseRatio, "of your listening was released within a year before you heard it.");
        return share is >= MinimumNewReleases and { } ratio
            ? new("discovery.new-releases", "New releases", $"{Wording.Percent(ratio)} {text}", Insight.Numbers(("share", ratio)), Least(confidence, covered))
            : null;
    }

    private static Insight? BackCatalogue(DiscoveryMetrics metrics, Confidence confidence)
    {
        if (ConfidenceRule.Of(metrics.Basis, AttributeNames.ReleaseDate) is not { } covered || metrics.NewReleaseRatio is not { } share)
        {
            return null;
        }

        var text = $"You live in the back catalogue: {Wording.Only(share)} of your listening was released within a year before you heard it.";
        return share > MaximumNewReleases
            ? null
            : new("discovery.back-catalogue", "The back catalogue", text, Insight.Numbers(("share", share)), Least(confidence, covered));
    }

    private static Insight? ExploringOrSettling(DiscoveryMetrics metrics, Confidence confidence)
    {
        // Rarefied numbers of n plays scatter about as a share of n plays does.
        if (Axis(metrics, ProfileAxisName.Diversity) is not { Window: { } now, AllHistory: { } ever }
            || Math.Abs(now - ever) < MinimumDifference || !Significance.SharesDiffer(now, metrics.Basis.Plays, ever, metrics.Basis.Plays))
        {
            return null;
        }

        var numbers = Insight.Numbers(("window", now), ("allHistory", ever));
        var artists = $"50 plays hold about {Wording.About(now * DiscoveryCounter.Sample, "artist")}, "
            + $"against {Wording.Whole(ever * DiscoveryCounter.Sample)} over your whole history.";
        return now > ever
            ? new("discovery.exploring", "Exploring", $"You are exploring: {artists}", numbers, confidence)
            : new("discovery.settling", "Settling", $"You are settling: {artists}", numbers, confidence);
    }

    private static Insight? SecondListens(DiscoveryMetrics metrics, Confidence confidence)
    {
        if (metrics.SecondListens.Count == 0)
        {
            return null;
        }

        var named = metrics.SecondListens.Take(SecondListensNamed).Select(artist => artist.Name).ToArray();
        var text = named.Length == 1
            ? $"You met {named[0]} lately, played it {Wording.Count(metrics.SecondListens[0].Plays, "time")} and then lost sight of it."
            : $"You met {Wording.List(named)} lately and then lost sight of them.";
        var items = metrics.SecondListens.Select(artist => new InsightItem(InsightItemKind.Artist, artist.Key, artist.Name)).ToArray();
        var action = new InsightAction($"Give {(items.Length == 1 ? "it" : "them")} a second listen.", items);
        return new("discovery.second-listen", "Worth a second listen", text, Insight.Numbers(("artists", items.Length)), confidence, action);
    }

    private static Insight? HiddenGem(DiscoveryMetrics metrics, Confidence confidence)
    {
        if (metrics.ArtistScatter.FirstOrDefault(artist => artist.Popularity <= GemPopularity && artist.Plays >= MinimumGemPlays) is not { } gem)
        {
            return null;
        }

        var text = $"{gem.Name} is your hidden gem: popularity {Wording.Whole(gem.Popularity)}/100, and {Wording.Count(gem.Plays, "play")} of yours.";
        return new("discovery.hidden-gem", "A hidden gem", text, Insight.Numbers(("popularity", gem.Popularity), ("plays", gem.Plays)), confidence);
    }

    private static Insight? NewArtists(DiscoveryMetrics metrics, Confidence confidence)
    {
        if (metrics.NewVersusFamiliar is not { WarmUp: false, NewShare: >= MinimumNewShare and { } share })
        {
            return null;
        }

        var text = $"{Wording.Percent(share)} of your plays went to artists you heard for the first time.";
        return new("discovery.new-artists", "New artists", text, Insight.Numbers(("share", share)), confidence);
    }

    private static Insight? Genres(DiscoveryMetrics metrics, Confidence confidence)
    {
        // The persona of a genre explorer says it already.
        if (metrics.UniqueGenres is not >= MinimumGenres || metrics.Persona?.Values.ContainsKey("uniqueGenres") == true
            || ConfidenceRule.Of(metrics.Basis, AttributeNames.Genres) is not { } covered)
        {
            return null;
        }

        var genres = metrics.UniqueGenres.Value;
        return new("discovery.genres", "Your genres", $"You listened to {genres:N0} different genres.", Insight.Numbers(("uniqueGenres", genres)), Least(confidence, covered));
    }

    private static Insight? FewArtists(DiscoveryMetrics metrics, Confidence confidence)
    {
        var text = $"Your 10 favourite artists make up {Wording.Percent(metrics.Concentration.Top10Share ?? 0)} of your listening.";
        return metrics is { UniqueArtists: > DiscoveryCounter.TopArtists, Concentration.Top10Share: >= MinimumTop10 and { } share }
            ? new("discovery.few-artists", "A close circle", text, Insight.Numbers(("top10Share", share)), confidence)
            : null;
    }

    private static Insight? ManyArtists(DiscoveryMetrics metrics, Confidence confidence)
    {
        var text = $"No artist dominates: your 10 favourites make up only {Wording.Percent(metrics.Concentration.Top10Share ?? 0)} of your listening.";
        return metrics.Concentration.Top10Share is <= MaximumTop10 and { } share
            ? new("discovery.many-artists", "A wide circle", text, Insight.Numbers(("top10Share", share)), confidence)
            : null;
    }

    private static Insight? Repeats(DiscoveryMetrics metrics, Confidence confidence)
    {
        if (Axis(metrics, ProfileAxisName.Repeat)?.Window is not { } repeat || repeat < MinimumRepeat)
        {
            return null;
        }

        var text = $"You play your favourites on repeat: of 50 plays, {Wording.Whole(repeat * DiscoveryCounter.Sample)} bring a track back.";
        return new("discovery.repeats", "On repeat", text, Insight.Numbers(("repeat", repeat)), confidence);
    }

    private static Insight? RareRepeats(DiscoveryMetrics metrics, Confidence confidence)
    {
        if (Axis(metrics, ProfileAxisName.Repeat)?.Window is not { } repeat || repeat > MaximumRepeat)
        {
            return null;
        }

        var text = $"You rarely play a track twice: 50 plays hold about {Wording.About((1 - repeat) * DiscoveryCounter.Sample, "different track")}.";
        return new("discovery.rare-repeats", "Rarely twice", text, Insight.Numbers(("repeat", repeat)), confidence);
    }

    private static ProfileAxis? Axis(DiscoveryMetrics metrics, ProfileAxisName name) => metrics.Profile.FirstOrDefault(axis => axis.Axis == name);

    private static Confidence Least(Confidence a, Confidence b) => a < b ? a : b;
}
