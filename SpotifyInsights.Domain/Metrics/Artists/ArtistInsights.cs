using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The sentences about artists. Each rule names its threshold; changes speak only above what chance would give.</summary>
public static class ArtistInsights
{
    private const double MinimumChange = 0.2;
    private const double MaximumSteadyChange = 0.2;
    private const int MinimumSteadyPlaces = 5;
    private const int MinimumDiscoveries = 5;
    private const double MinimumLoyalty = 0.85;
    private const double MaximumLoyalty = 0.5;
    private const int MinimumAnchorPeriods = 6;
    private const double MinimumAnchorShare = 0.8;
    private const double MinimumTopShare = 0.05;
    private const int MinimumClimb = 3;
    private const int MinimumRetained = 50;
    private const double MinimumGenreShift = 0.05;
    private const double MinimumHomeGenre = 0.25;
    private const int ForgottenNamed = 3;

    private static readonly InsightRule<ArtistMetrics>[] BestFirst =
    [
        Change, Steady, Discoveries, ArtistPhase, GenrePhase, GenreShift, NewNumberOne, Climber, Anchor, Forgotten,
        TopArtist, HomeGenre, Loyal, Wanderer, Retention, MoreVaried, LessVaried,
    ];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(ArtistMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return InsightRules.Apply(metrics, metrics.Basis, BestFirst);
    }

    private static Insight? Change(ArtistMetrics metrics, Confidence confidence)
    {
        const int periods = 3;
        if (new LastPeriod(metrics) is not { Index: var last, Words: var words } found || !found.IsWhole(last - periods)
            || metrics.ChangeRate[last].Three is not { Rate: >= MinimumChange, Chance: { } chance } change || change.Rate <= chance.Upper)
        {
            return null;
        }

        var text = $"In the past {Wording.Count(periods, words.Noun)}, {Wording.Percent(change.Rate)} of your top artists changed.";
        var numbers = Insight.Numbers(("rate", change.Rate), ("chance", chance.Expected), ("places", change.Places));
        return new("artists.change", "Your top artists change", text, numbers, confidence);
    }

    private static Insight? Steady(ArtistMetrics metrics, Confidence confidence)
    {
        const int periods = 3;
        if (new LastPeriod(metrics) is not { Index: var last, Words: var words } found || !found.IsWhole(last - periods)
            || metrics.ChangeRate[last].Three is not { Rate: < MaximumSteadyChange, Places: >= MinimumSteadyPlaces } change)
        {
            return null;
        }

        var same = (int)Math.Round((1 - change.Rate) * change.Places);
        var text = $"Your taste is steady: {same} of your top {change.Places} artists were there {Wording.Count(periods, words.Noun)} ago already.";
        return new("artists.steady", "A steady taste", text, Insight.Numbers(("same", same), ("places", change.Places)), confidence);
    }

    private static Insight? Discoveries(ArtistMetrics metrics, Confidence confidence)
    {
        if (new LastPeriod(metrics) is not { Index: var last, Words: var words } found || !found.IsWhole(last)
            || metrics.NewArtists[last] is not { WarmUp: false, Count: >= MinimumDiscoveries and { } count } newcomers)
        {
            return null;
        }

        var text = $"You discovered {Wording.Count(count, "new artist")} {words.In(metrics.Periods[last].Period)}";
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal) { ["newArtists"] = count };
        if (found.IsWhole(last - 1) && metrics.NewArtists[last - 1] is { WarmUp: false, Count: { } before } && Significance.Differ(count, before))
        {
            text += $", {(count > before ? "up" : "down")} from {before:N0} {words.In(metrics.Periods[last - 1].Period)}";
            numbers["before"] = before;
        }

        var items = newcomers.Best.Select(artist => new InsightItem(InsightItemKind.Artist, artist.Key, artist.Name)).ToArray();
        var action = new InsightAction($"Listen to more of {(items.Length == 1 ? "it" : "them")}.", items);
        return new("artists.discoveries", "New artists", $"{text}.", numbers, confidence, action);
    }

    private static Insight? ArtistPhase(ArtistMetrics metrics, Confidence confidence) => PhaseOf(metrics, PhaseKind.Artist, confidence);

    private static Insight? GenrePhase(ArtistMetrics metrics, Confidence confidence) =>
        ConfidenceRule.Of(metrics.Basis, AttributeNames.Genres) is { } covered ? PhaseOf(metrics, PhaseKind.Genre, Least(confidence, covered)) : null;

    private static Insight? PhaseOf(ArtistMetrics metrics, PhaseKind kind, Confidence confidence)
    {
        if (metrics.Phases.Where(phase => phase.Kind == kind).MaxBy(phase => phase.Plays) is not { } phase)
        {
            return null;
        }

        var when = new LastPeriod(metrics).Words.Months(phase.From, phase.To);
        var text = $"Your {phase.Name} phase {when}: {Wording.Percent(phase.Share)} of your plays, against {Wording.Percent(phase.UsualShare)} otherwise.";
        var numbers = Insight.Numbers(("share", phase.Share), ("usualShare", phase.UsualShare), ("plays", phase.Plays));
        var items = phase.Key is null ? null : new InsightAction("Listen again.", [new(InsightItemKind.Artist, phase.Key, phase.Name)]);
        var id = kind == PhaseKind.Artist ? "artists.artist-phase" : "artists.genre-phase";
        return new(id, $"Your {phase.Name} phase", text, numbers, confidence, items);
    }

    private static Insight? GenreShift(ArtistMetrics metrics, Confidence confidence)
    {
        var found = new LastPeriod(metrics);
        if (!found.IsWhole(found.Index) || !found.IsWhole(found.Index - 1) || ConfidenceRule.Of(metrics.Basis, AttributeNames.Genres) is not { } covered)
        {
            return null;
        }

        var (before, now) = (metrics.GenreDrift.Periods[found.Index - 1], metrics.GenreDrift.Periods[found.Index]);
        if (before.Shares is not { } former || now is not { Shares: { } shares, Chance: { } chance, Distance: { } distance } || distance <= chance.Upper)
        {
            return null;
        }

        var genre = Enumerable.Range(0, shares.Count).MaxBy(i => Math.Abs(shares[i] - former[i]));
        if (Math.Abs(shares[genre] - former[genre]) < MinimumGenreShift)
        {
            return null;
        }

        var text = $"Your genres shifted {found.Words.In(metrics.Periods[found.Index].Period)}: {metrics.GenreDrift.Genres[genre]} "
            + $"{(shares[genre] > former[genre] ? "rose" : "fell")} from {Wording.Percent(former[genre])} to {Wording.Percent(shares[genre])} of your listening.";
        var numbers = Insight.Numbers(("distance", distance), ("chance", chance.Expected), ("before", former[genre]), ("share", shares[genre]));
        return new("artists.genre-shift", "Your genres shift", text, numbers, Least(confidence, covered));
    }

    private static Insight? NewNumberOne(ArtistMetrics metrics, Confidence confidence)
    {
        var found = new LastPeriod(metrics);
        if (!found.IsWhole(found.Index) || !found.IsWhole(found.Index - 1)
            || metrics.Ranking[found.Index].Artists is not [{ RankChange: null, Plays: >= MinimumDiscoveries } first, ..]
            || metrics.Ranking[found.Index - 1].Artists is not { Count: >= MinimumSteadyPlaces })
        {
            return null;
        }

        var text = $"{first.Name} went straight to number 1 of your artists {found.Words.In(metrics.Periods[found.Index].Period)}.";
        return new("artists.new-number-one", "A new number 1", text, Insight.Numbers(("plays", first.Plays)), confidence);
    }

    private static Insight? Climber(ArtistMetrics metrics, Confidence confidence)
    {
        var found = new LastPeriod(metrics);
        if (!found.IsWhole(found.Index) || !found.IsWhole(found.Index - 1) || metrics.Ranking[found.Index].Artists is not { } top
            || top.MaxBy(artist => artist.RankChange) is not { RankChange: >= MinimumClimb and { } places } climber)
        {
            return null;
        }

        var before = metrics.Ranking[found.Index - 1].Artists!.First(artist => artist.Key == climber.Key).Plays;
        var (all, allBefore) = (metrics.Periods[found.Index].Plays!.Value, metrics.Periods[found.Index - 1].Plays!.Value);
        if (!Significance.SharesDiffer((double)climber.Plays / all, all, (double)before / allBefore, allBefore))
        {
            return null;
        }

        var text = $"{climber.Name} climbed {Wording.Count(places, "place")} to number {climber.Rank} {found.Words.In(metrics.Periods[found.Index].Period)}.";
        return new("artists.climber", "On the rise", text, Insight.Numbers(("places", places), ("rank", climber.Rank), ("plays", climber.Plays)), confidence);
    }

    private static Insight? Anchor(ArtistMetrics metrics, Confidence confidence)
    {
        var found = new LastPeriod(metrics);
        var whole = Enumerable.Range(0, metrics.Periods.Count).Where(found.IsWhole).ToList();
        var anchor = whole.SelectMany(period => metrics.Ranking[period].Artists ?? [])
            .GroupBy(artist => artist.Key, StringComparer.Ordinal)
            .OrderByDescending(artist => artist.Count())
            .ThenByDescending(artist => artist.Sum(place => place.Plays))
            .FirstOrDefault();
        if (whole.Count < MinimumAnchorPeriods || anchor is null || anchor.Count() < MinimumAnchorShare * whole.Count
            || metrics.Forgotten.Any(forgotten => forgotten.Key == anchor.Key))
        {
            return null;
        }

        var text = $"{anchor.Last().Name} is always there: among your top artists in {anchor.Count()} of {Wording.Count(whole.Count, found.Words.Noun)}.";
        return new("artists.anchor", "Always there", text, Insight.Numbers(("periods", anchor.Count()), ("of", whole.Count)), confidence);
    }

    private static Insight? Forgotten(ArtistMetrics metrics, Confidence confidence)
    {
        if (metrics.Forgotten.Count == 0)
        {
            return null;
        }

        var named = metrics.Forgotten.Take(ForgottenNamed).ToArray();
        var names = Wording.List(Array.ConvertAll(named, artist => artist.Name));
        var text = named.Length == 1
            ? $"{names} is one of your favourites, and you have not heard it for {ForgottenCalculator.SilentDays} days."
            : $"{names} are among your favourites, and you have not heard them for {ForgottenCalculator.SilentDays} days.";
        var items = metrics.Forgotten.Select(artist => new InsightItem(InsightItemKind.Artist, artist.Key, artist.Name)).ToArray();
        var action = new InsightAction($"Listen to {(items.Length == 1 ? "it" : "them")} again.", items);
        return new("artists.forgotten", "Forgotten favourites", text, Insight.Numbers(("artists", items.Length)), confidence, action);
    }

    private static Insight? TopArtist(ArtistMetrics metrics, Confidence confidence)
    {
        if (metrics.Race.Count == 0 || metrics.Race[0] is not { Plays: [.., var plays], Minutes: [.., var minutes] } first)
        {
            return null;
        }

        var share = (double)plays / metrics.Basis.Plays;
        var text = $"{first.Name} is your most played artist: {Wording.Count(plays, "play")} in {Wording.Duration(minutes)}, {Wording.Percent(share)} of all.";
        var numbers = Insight.Numbers(("plays", plays), ("minutes", minutes), ("share", share));
        return share < MinimumTopShare ? null : new("artists.most-played", "Your number 1", text, numbers, confidence);
    }

    private static Insight? HomeGenre(ArtistMetrics metrics, Confidence confidence)
    {
        if (metrics.GenreDrift.Genres.Count == 0 || ConfidenceRule.Of(metrics.Basis, AttributeNames.Genres) is not { } covered)
        {
            return null;
        }

        var periods = metrics.GenreDrift.Periods.Zip(metrics.Periods).Where(pair => pair.First.Shares is not null).ToList();
        var weights = periods.Select(pair => pair.First.Coverage!.Value * pair.Second.Plays!.Value).ToList();
        var share = periods.Zip(weights).Sum(pair => pair.First.First.Shares![0] * pair.Second) / weights.Sum();
        var text = $"{metrics.GenreDrift.Genres[0]} is your home: {Wording.Percent(share)} of the listening whose genre is known.";
        return share < MinimumHomeGenre
            ? null
            : new("artists.home-genre", "Your home genre", char.ToUpperInvariant(text[0]) + text[1..], Insight.Numbers(("share", share)), Least(confidence, covered));
    }

    private static Insight? Loyal(ArtistMetrics metrics, Confidence confidence)
    {
        var text = $"You are loyal: {Wording.Percent(metrics.LoyaltyScore ?? 0)} of your plays go to artists you had heard in an earlier {new LastPeriod(metrics).Words.Noun} already.";
        return metrics.LoyaltyScore is >= MinimumLoyalty and { } share
            ? new("artists.loyal", "Loyal", text, Insight.Numbers(("loyalty", share)), confidence)
            : null;
    }

    private static Insight? Wanderer(ArtistMetrics metrics, Confidence confidence)
    {
        if (metrics.LoyaltyScore is not { } share || share > MaximumLoyalty)
        {
            return null;
        }

        var text = $"You keep moving on: {Wording.Percent(1 - share)} of your plays go to artists you had not heard in any earlier {new LastPeriod(metrics).Words.Noun}.";
        return new("artists.wanderer", "Moving on", text, Insight.Numbers(("loyalty", share)), confidence);
    }

    private static Insight? Retention(ArtistMetrics metrics, Confidence confidence)
    {
        var (stayed, all) = (0.0, 0);
        foreach (var period in metrics.Retention.Where(period => !period.WarmUp && period.Cells[0].Share is not null))
        {
            (stayed, all) = (stayed + (period.Cells[0].Share!.Value * period.NewArtists!.Value), all + period.NewArtists.Value);
        }

        if (all < MinimumRetained)
        {
            return null;
        }

        var text = $"Of the artists you discover, {(stayed == 0 ? "none" : Wording.Percent(stayed / all))} are heard again in the next {new LastPeriod(metrics).Words.Noun}.";
        return new("artists.retention", "What stays", text, Insight.Numbers(("share", stayed / all), ("newArtists", all)), confidence);
    }

    private static Insight? MoreVaried(ArtistMetrics metrics, Confidence confidence) => Trend(metrics, confidence, 1, "artists.more-varied", "more");

    private static Insight? LessVaried(ArtistMetrics metrics, Confidence confidence) => Trend(metrics, confidence, -1, "artists.less-varied", "less");

    private static Insight? Trend(ArtistMetrics metrics, Confidence confidence, int direction, string id, string word)
    {
        const int most = 12;
        const int least = 8;
        var found = new LastPeriod(metrics);
        var values = Enumerable.Range(0, metrics.Periods.Count)
            .Where(found.IsWhole)
            .Select(period => metrics.Diversity[period].ArtistDiversity50)
            .OfType<double>()
            .TakeLast(most)
            .Select(share => share * DiversityCalculator.Sample)
            .ToArray();
        if (values.Length < least || Significance.Trend(values) != direction)
        {
            return null;
        }

        var (before, now) = (values[..(least / 2)].Average(), values[^(least / 2)..].Average());
        var text = $"Your listening is becoming {word} varied: 50 plays now hold about {Wording.About(now, "artist")}, {(direction > 0 ? "up" : "down")} from {Wording.Whole(before)}.";
        return Wording.Whole(now) == Wording.Whole(before) || Math.Sign(now - before) != direction
            ? null
            : new(id, $"{char.ToUpperInvariant(word[0])}{word[1..]} varied", text, Insight.Numbers(("artists", now), ("before", before)), confidence);
    }

    private static Confidence Least(Confidence a, Confidence b) => a < b ? a : b;

    /// <summary>The last period that is over and was seen, of which most sentences speak; -1 without one.</summary>
    private sealed class LastPeriod
    {
        private const double MinimumObserved = 0.5;
        private readonly ArtistMetrics _metrics;

        public LastPeriod(ArtistMetrics metrics)
        {
            _metrics = metrics;
            Words = new(metrics.Basis.Window.Granularity, metrics.Basis.Window.To);
            Index = metrics.Periods.Count - 1;
            while (Index >= 0 && !IsWhole(Index))
            {
                Index--;
            }
        }

        public int Index { get; }

        public PeriodWording Words { get; }

        public bool IsWhole(int period) =>
            period >= 0 && _metrics.Periods[period] is { Plays: not null, Period: { IsPartial: false, Observed: >= MinimumObserved } };
    }
}
