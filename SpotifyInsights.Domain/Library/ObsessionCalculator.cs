using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>Finds runs of one recording or one first artist in the order of plays.</summary>
internal static class ObsessionCalculator
{
    /// <summary>A run of one recording has so many plays.</summary>
    public const int TrackPlays = 5;

    /// <summary>A run of one artist has so many plays.</summary>
    public const int ArtistPlays = 20;

    private static readonly string Rule = FormattableString.Invariant(
        $"Counted plays of music one after the other, with no other between: {TrackPlays} or more of one track, {ArtistPlays} or more of one first artist. Pauses do not end a run.");

    public static ObsessionList Calculate(ListeningSlice slice, int top)
    {
        var tracks = slice.View.History.Tracks;
        return new(
            Rule,
            Best(slice, LibraryKind.Track, track => tracks.Recording[track], TrackPlays, top),
            Best(slice, LibraryKind.Artist, track => tracks.Artist[track], ArtistPlays, top));
    }

    private static IReadOnlyList<Obsession> Best(ListeningSlice slice, LibraryKind kind, Func<int, int> itemOf, int least, int top) =>
        [.. Runs(slice, itemOf)
            .Where(run => run.Plays >= least && run.Item >= 0)
            .OrderByDescending(run => run.Plays).ThenByDescending(run => run.Ms).ThenBy(run => run.From)
            .Take(top)
            .Select(run => Of(slice, kind, run))];

    private static Obsession Of(ListeningSlice slice, LibraryKind kind, Run run)
    {
        var (plays, tracks) = (slice.View.History.Plays, slice.View.History.Tracks);
        return new(
            kind,
            LibraryKeys.KeysOf(tracks, kind)[run.Item],
            LibraryKeys.NameOf(tracks, kind, run.Item),
            run.Plays,
            PlayTotals.MinutesOf(run.Ms),
            Instant.FromUnixTimeMilliseconds(plays.StartedAt[run.From]),
            Instant.FromUnixTimeMilliseconds(plays.StartedAt[run.To]));
    }

    private static IEnumerable<Run> Runs(ListeningSlice slice, Func<int, int> itemOf)
    {
        var (plays, run) = (slice.View.History.Plays, new Run(TrackCatalogue.Unknown, 0, 0, 0, 0));
        foreach (var (from, to) in LibraryTally.Rows(slice))
        {
            for (var row = from; row < to; row++)
            {
                var ms = plays.MsPlayed[row];
                if (!PlayColumns.IsCounted(ms, plays.Flags[row], slice.Window.IncludeShort))
                {
                    continue;
                }

                var item = itemOf(plays.Track[row]);
                if (item == run.Item)
                {
                    run = run with { Plays = run.Plays + 1, Ms = run.Ms + ms, To = row };
                    continue;
                }

                yield return run;
                run = new Run(item, 1, ms, row, row);
            }
        }

        yield return run;
    }

    /// <summary>Plays of one item in a row.</summary>
    private readonly record struct Run(int Item, int Plays, long Ms, int From, int To);
}
