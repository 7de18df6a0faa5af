using System.Runtime.CompilerServices;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Benchmarks.Families;

/// <summary>What is asked of the comparison family: its default windows with a snapshot of full lists, and the two halves of the history.</summary>
public static class ComparisonQuestions
{
    private const int ListLength = 50;
    private static readonly ConditionalWeakTable<ListeningHistory, SnapshotLists> Lists = [];

    public static ComparisonMetrics Defaults(ListeningSlice slice)
    {
        var history = slice.View.History;
        var last = Instant.FromUnixTimeMilliseconds(history.Plays.StartedAt[^1]).InZone(slice.View.Zone).Date;
        return Calculate(slice, ComparisonWindows.Recent(last), new(Lists.GetValue(history, ListsOf)));
    }

    public static ComparisonMetrics Halves(ListeningSlice slice)
    {
        var window = slice.Window;
        var middle = window.From.PlusDays(NodaTime.Period.DaysBetween(window.From, window.To) / 2);
        return Calculate(slice, (middle, window.To), ComparedSnapshots.None);
    }

    private static ComparisonMetrics Calculate(ListeningSlice slice, (LocalDate From, LocalDate To) a, ComparedSnapshots snapshots)
    {
        var b = ComparisonWindows.Before(a.From, a.To);
        ListeningSlice Cut((LocalDate From, LocalDate To) window) => new(slice.View, new ListeningWindow(window.From, window.To, slice.View.Zone), slice.Now);
        return ComparisonCalculator.Calculate(Cut(a), Cut(b), Ranking.Default, snapshots);
    }

    private static SnapshotLists ListsOf(ListeningHistory history)
    {
        var tracks = Enum.GetValues<TimeRange>().ToDictionary(range => range, range => (IReadOnlyList<ReportedTrack>)[.. Enumerable.Range((int)range * ListLength / 2, ListLength)
            .Select(track => new ReportedTrack { TrackId = history.Tracks.Keys[track], TrackName = history.Tracks.Names[track] })]);
        var artists = Enum.GetValues<TimeRange>().ToDictionary(range => range, range => (IReadOnlyList<ReportedArtist>)[.. Enumerable.Range((int)range * ListLength / 2, ListLength)
            .Select(artist => new ReportedArtist { ArtistId = history.Tracks.ArtistKeys[artist], ArtistName = history.Tracks.ArtistNames[artist] })]);
        return new("2026-11-01T00-00-00Z", Instant.FromUtc(2026, 11, 1, 0, 0), tracks, artists);
    }
}
