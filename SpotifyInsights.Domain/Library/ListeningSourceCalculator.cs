using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>Counts what plays were started from: one pass over the window's plays.</summary>
public static class ListeningSourceCalculator
{
    /// <summary>Counts.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="ranking">How many stand in each list.</param>
    public static ListeningSources Calculate(ListeningSlice slice, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var tallies = Count(slice);
        var known = tallies.Aggregate(default(Tally), (all, tally) => all.With(tally));
        var attribute = new AttributeTally(AttributeNames.ListeningSource);
        var unknown = slice.Totals.All.Plays - known.Plays;
        attribute.Add(AttributeSource.Spotify, known.Plays);
        attribute.Add(AttributeSource.None, unknown);
        return new()
        {
            Basis = BasisCalculator.Calculate(slice, [.. attribute.Lines()]),
            KnownPlays = known.Plays,
            Coverage = attribute.Coverage,
            FirstKnownAt = known.Plays == 0 ? null : Instant.FromUnixTimeMilliseconds(known.FirstMs),
            Kinds = Kinds(slice, tallies, known),
            Playlists = List(slice, OriginKind.Playlist, tallies, known, ranking.Top),
            Albums = List(slice, OriginKind.Album, tallies, known, ranking.Top),
            Artists = List(slice, OriginKind.Artist, tallies, known, ranking.Top),
        };
    }

    /// <summary>By origin.</summary>
    private static Tally[] Count(ListeningSlice slice)
    {
        var (plays, includeShort) = (slice.View.History.Plays, slice.Window.IncludeShort);
        var (origins, tallies) = (plays.Origins, new Tally[plays.Origins.All.Count]);
        foreach (var (from, to) in origins.IsEmpty ? [] : LibraryTally.Rows(slice))
        {
            for (var row = from; row < to; row++)
            {
                if (origins[row] is >= 0 and var origin && PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], includeShort))
                {
                    tallies[origin] = tallies[origin].With(new(1, plays.MsPlayed[row], plays.StartedAt[row], plays.StartedAt[row]));
                }
            }
        }

        return tallies;
    }

    private static IReadOnlyList<KindOfSource> Kinds(ListeningSlice slice, Tally[] tallies, Tally known)
    {
        var kinds = new Tally[Enum.GetValues<OriginKind>().Length];
        for (var origin = 0; origin < tallies.Length; origin++)
        {
            var kind = (int)slice.View.History.Plays.Origins.All[origin].Kind;
            kinds[kind] = kinds[kind].With(tallies[origin]);
        }

        return [.. kinds
            .Select((tally, kind) => new KindOfSource(
                (OriginKind)kind,
                tally.Plays,
                PlayTotals.MinutesOf(tally.Ms),
                known.Plays == 0 ? null : (double)tally.Plays / known.Plays,
                known.Ms == 0 ? null : (double)tally.Ms / known.Ms))
            .OrderByDescending(kind => kind.Plays).ThenByDescending(kind => kind.Minutes).ThenBy(kind => kind.Kind)];
    }

    private static IReadOnlyList<PlayedSource> List(ListeningSlice slice, OriginKind kind, Tally[] tallies, Tally known, int top)
    {
        var history = slice.View.History;
        return [.. history.Plays.Origins.All
            .Zip(tallies, (origin, tally) => (Origin: origin, Tally: tally))
            .Where(source => source.Origin.Kind == kind && source.Origin.Id is not null && source.Tally.Plays > 0)
            .OrderByDescending(source => source.Tally.Plays).ThenByDescending(source => source.Tally.Ms).ThenBy(source => source.Origin.Id, StringComparer.Ordinal)
            .Take(top)
            .Select(source => new PlayedSource(
                source.Origin.Id!,
                NameOf(history.Tracks, source.Origin),
                source.Tally.Plays,
                PlayTotals.MinutesOf(source.Tally.Ms),
                (double)source.Tally.Plays / known.Plays,
                Instant.FromUnixTimeMilliseconds(source.Tally.FirstMs),
                Instant.FromUnixTimeMilliseconds(source.Tally.LastMs)))];
    }

    private static string? NameOf(TrackCatalogue tracks, PlayOrigin origin)
    {
        LibraryKind? kind = origin.Kind switch
        {
            OriginKind.Album => LibraryKind.Album,
            OriginKind.Artist => LibraryKind.Artist,
            _ => null,
        };
        return kind is { } of && LibraryKeys.Find(tracks, of, origin.Id!) is { } item ? LibraryKeys.NameOf(tracks, of, item) : null;
    }

    private readonly record struct Tally(int Plays, long Ms, long FirstMs, long LastMs)
    {
        public Tally With(Tally other) => (Plays, other.Plays) switch
        {
            (_, 0) => this,
            (0, _) => other,
            _ => new(Plays + other.Plays, Ms + other.Ms, Math.Min(FirstMs, other.FirstMs), Math.Max(LastMs, other.LastMs)),
        };
    }
}
