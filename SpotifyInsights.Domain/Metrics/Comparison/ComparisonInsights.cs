namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>The sentences about the comparison of windows. Each rule names its threshold; differences speak only above what chance would give.</summary>
public static class ComparisonInsights
{
    private const int MinimumPlaces = 5;
    private const double MinimumChange = 0.2;
    private const double MaximumSteadyChange = 0.2;
    private const double MinimumKept = 0.8;
    private const double MaximumKept = 0.5;
    private const double MinimumGenreShift = 0.05;
    private const double MinimumDifference = 0.05;
    private const double MaximumDiscovery = 0.05;
    private const int MinimumMove = 3;
    private const int MinimumOrdered = 6;
    private const double SameOrder = 0.7;
    private const int Named = 3;

    private static readonly InsightRule<ComparisonMetrics>[] BestFirst =
    [
        Persona, FavouritesMissing, FavouritesKept, GenreShift, TopChanged, TopSteady, Newcomers, Riser, Faller, Dropped, Exploring, Settling, Loyal, Ordered,
    ];

    /// <summary>The sentences that hold, best first; those about Spotify's lists last.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(ComparisonMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return [.. InsightRules.Apply(metrics, metrics.Basis, BestFirst), .. ListInsights.Of(metrics)];
    }

    private static Insight? Persona(ComparisonMetrics metrics, Confidence confidence) =>
        metrics.Persona is { } persona && ComparisonPersona.SpeaksOfAllTime(metrics)
            ? new("comparison.persona", persona.Name, persona.Text, persona.Values, confidence)
            : null;

    private static Insight? FavouritesKept(ComparisonMetrics metrics, Confidence confidence)
    {
        var rotation = metrics.AllTime.FavouriteArtists;
        return rotation is { InRotation: { } kept, Share: >= MinimumKept, MissingChance: not null, Favourites.Count: >= MinimumPlaces and var all }
            ? new(
                "comparison.favourites-kept",
                "Favorites in rotation",
                $"{kept} of your {all} all-time favorite artists are still in your current rotation.",
                Insight.Numbers(("inRotation", kept), ("favourites", all)),
                confidence)
            : null;
    }

    private static Insight? FavouritesMissing(ComparisonMetrics metrics, Confidence confidence)
    {
        var rotation = metrics.AllTime.FavouriteArtists;
        if (rotation is not { InRotation: { } kept, Share: <= MaximumKept and var share, MissingChance: { } chance, Favourites.Count: >= MinimumPlaces and var all }
            || 1 - share <= chance.Upper)
        {
            return null;
        }

        InsightItem[] missing = [.. rotation.Favourites.Where(favourite => favourite.InRotation == false).Take(Named)
            .Select(favourite => new InsightItem(InsightItemKind.Artist, favourite.Key, favourite.Name))];
        return new(
            "comparison.favourites-missing",
            "Favorites out of rotation",
            kept == 0
                ? $"None of your {all} all-time favorite artists is in your current rotation."
                : $"Only {kept} of your {all} all-time favorite artists {(kept == 1 ? "is" : "are")} still in your current rotation.",
            Insight.Numbers(("inRotation", kept), ("favourites", all), ("chance", 1 - chance.Expected)),
            confidence,
            new($"Listen to {Names(missing)} again.", missing));
    }

    private static Insight? GenreShift(ComparisonMetrics metrics, Confidence confidence)
    {
        var genres = metrics.Windows.Genres;
        if (Both(metrics, confidence, AttributeNames.Genres) is not { } both
            || genres is not { Distance: { } distance, Chance: { } chance } || distance <= chance.Upper
            || genres.Genres.Where(genre => genre is { A: not null, B: not null }).MaxBy(genre => Math.Abs(genre.A!.Value - genre.B!.Value)) is not { } moved
            || moved is not { A: { } now, B: { } before } || Math.Abs(now - before) < MinimumGenreShift)
        {
            return null;
        }

        var text = $"Your genres shifted: {moved.Genre} {(now > before ? "rose" : "fell")} from {Wording.Percent(before)} to {Wording.Percent(now)} of your listening, {Comparing(metrics)}.";
        return new(
            "comparison.genre-shift", "Your genres shift", text, Insight.Numbers(("before", before), ("share", now), ("distance", distance), ("chance", chance.Expected)), both);
    }

    private static Insight? TopChanged(ComparisonMetrics metrics, Confidence confidence)
    {
        var artists = metrics.Windows.Artists;
        if (Both(metrics, confidence) is not { } both || artists is not { ChangeRate: >= MinimumChange and var rate, ChangeChance: { } chance, CountA: >= MinimumPlaces }
            || rate <= chance.Upper || artists.OnlyA.Count == 0)
        {
            return null;
        }

        var text = $"{artists.OnlyA.Count} of your top {artists.CountA} artists {(artists.OnlyA.Count == 1 ? "was" : "were")} not there before, {Comparing(metrics)}.";
        return new(
            "comparison.top-changed",
            "Your top artists change",
            text,
            Insight.Numbers(("new", (double)artists.OnlyA.Count), ("places", artists.CountA), ("changeRate", rate), ("chance", chance.Expected)),
            both);
    }

    private static Insight? TopSteady(ComparisonMetrics metrics, Confidence confidence) =>
        Both(metrics, confidence) is { } both
        && metrics.Windows.Artists is { ChangeRate: <= MaximumSteadyChange, CountA: >= MinimumPlaces and var places, Overlap: var same }
            ? new(
                "comparison.top-steady",
                "The same favorites",
                $"{(same == places ? $"All of your top {places} artists" : $"{same} of your top {places} artists")} were there before already, {Comparing(metrics)}.",
                Insight.Numbers(("same", same), ("places", places)),
                both)
            : null;

    private static Insight? Newcomers(ComparisonMetrics metrics, Confidence confidence)
    {
        RankMove[] found = [.. metrics.Windows.Artists.Newcomers.Where(move => move.BeyondChance == true).Take(Named)];
        if (Both(metrics, confidence) is not { } both || found.Length == 0)
        {
            return null;
        }

        var items = Array.ConvertAll(found, move => new InsightItem(InsightItemKind.Artist, move.Key, move.Name));
        return new(
            "comparison.newcomers",
            "New at the top",
            $"New among your top artists: {Names(items)}, not heard at all {WindowLabel.In(metrics.Windows.B.Label)}.",
            Insight.Numbers(("newcomers", found.Length), ("rank", found[0].RankA!.Value)),
            both,
            new($"Listen to more of {Names(items)}.", items));
    }

    private static Insight? Riser(ComparisonMetrics metrics, Confidence confidence) =>
        Moved(metrics, confidence, metrics.Windows.Artists.Risers, "comparison.riser", "On the way up", "climbed");

    private static Insight? Faller(ComparisonMetrics metrics, Confidence confidence) =>
        Moved(metrics, confidence, metrics.Windows.Artists.Fallers, "comparison.faller", "On the way down", "fell");

    private static Insight? Moved(
        ComparisonMetrics metrics, Confidence confidence, IReadOnlyList<RankMove> moves, string id, string title, string verb)
    {
        if (Both(metrics, confidence) is not { } both
            || moves.FirstOrDefault(move => move.BeyondChance == true && Math.Abs(move.RankA!.Value - move.RankB!.Value) >= MinimumMove) is not { } move)
        {
            return null;
        }

        var text = $"{move.Name} {verb} from number {move.RankB:N0} to number {move.RankA:N0} among your artists, {Comparing(metrics)}.";
        return new(
            id, title, text, Insight.Numbers(("before", move.RankB!.Value), ("rank", move.RankA!.Value)), both,
            new($"Listen to {move.Name}.", [new(InsightItemKind.Artist, move.Key, move.Name)]));
    }

    private static Insight? Dropped(ComparisonMetrics metrics, Confidence confidence)
    {
        if (Both(metrics, confidence) is not { } both || metrics.Windows.Artists.Dropped.FirstOrDefault(move => move.BeyondChance == true) is not { } move)
        {
            return null;
        }

        return new(
            "comparison.dropped",
            "Not heard any more",
            $"{move.Name} was your number {move.RankB:N0} {WindowLabel.In(metrics.Windows.B.Label)}; you did not play one track {WindowLabel.In(metrics.Windows.A.Label)}.",
            Insight.Numbers(("before", move.RankB!.Value)),
            both,
            new($"Listen to {move.Name} again.", [new(InsightItemKind.Artist, move.Key, move.Name)]));
    }

    private static Insight? Exploring(ComparisonMetrics metrics, Confidence confidence) =>
        Discovery(metrics, confidence, difference => difference >= MinimumDifference, "comparison.exploring", "You discover more", "up");

    private static Insight? Settling(ComparisonMetrics metrics, Confidence confidence) =>
        Discovery(metrics, confidence, difference => difference <= -MinimumDifference, "comparison.settling", "You discover less", "down");

    private static Insight? Discovery(
        ComparisonMetrics metrics, Confidence confidence, Func<double, bool> speaks, string id, string title, string direction)
    {
        var discovery = metrics.Windows.Discovery;
        if (Both(metrics, confidence) is not { } both
            || discovery is not { Difference: { } difference, Chance: { } chance, A.DiscoveryShare: { } now, B.DiscoveryShare: { } before }
            || !speaks(difference) || Math.Abs(difference) <= chance.Upper)
        {
            return null;
        }

        var text = $"{(now == 0 ? "None" : Wording.Percent(now))} of your plays were of artists new to you, {direction} from {Wording.Percent(before)}, {Comparing(metrics)}.";
        return new(id, title, text, Insight.Numbers(("share", now), ("before", before), ("chance", chance.Upper)), both);
    }

    private static Insight? Loyal(ComparisonMetrics metrics, Confidence confidence) =>
        metrics.Windows.Discovery.A is { WarmUp: false, DiscoveryShare: <= MaximumDiscovery and var share, DiscoveryPlays: > 0 and var fresh, LoyalPlays: var loyal }
            ? new(
                "comparison.loyal",
                "Loyalty before discovery",
                $"For each play of an artist new to you there were {Wording.Whole((double)loyal / fresh)} of artists you knew.",
                Insight.Numbers(("discoveryShare", share), ("discoveryPlays", fresh), ("loyalPlays", loyal)),
                confidence)
            : null;

    private static Insight? Ordered(ComparisonMetrics metrics, Confidence confidence) =>
        Both(metrics, confidence) is { } both && metrics.Windows.Artists is { RankCorrelation: >= SameOrder and var tau, Overlap: >= MinimumOrdered and var same }
            ? new(
                "comparison.same-order",
                "The same order",
                $"The {same} artists that stayed at your top are in nearly the same order as before, {Comparing(metrics)}.",
                Insight.Numbers(("rankCorrelation", tau), ("artists", same)),
                both)
            : null;

    /// <summary>`comparing the last 30 days with 16 August to 14 September 2025`.</summary>
    private static string Comparing(ComparisonMetrics metrics) => $"comparing {metrics.Windows.A.Label} with {metrics.Windows.B.Label}";

    private static string Names(IReadOnlyList<InsightItem> items) => Wording.List([.. items.Select(item => item.Name ?? item.Key)]);

    /// <summary>What carries a sentence about both windows: the weaker of them. Null when either holds too few plays.</summary>
    private static Confidence? Both(ComparisonMetrics metrics, Confidence confidence, string? attribute = null) =>
        attribute is null
            ? ConfidenceRule.Of(metrics.BasisB) is { } other ? Least(confidence, other) : null
            : (ConfidenceRule.Of(metrics.Basis, attribute), ConfidenceRule.Of(metrics.BasisB, attribute)) is ({ } ofA, { } ofB) ? Least(ofA, ofB) : null;

    private static Confidence Least(Confidence some, Confidence other) => some < other ? some : other;
}
