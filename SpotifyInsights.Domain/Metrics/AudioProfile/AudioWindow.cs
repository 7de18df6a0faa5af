using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>The plays of a window by track, with what is known of how the tracks sound.</summary>
internal sealed class AudioWindow
{
    public AudioWindow(ListeningSlice slice, MatchedTracks matched, Tally tracks)
    {
        (Slice, Matched, Tracks) = (slice, matched, tracks);
        foreach (var track in tracks.Touched)
        {
            if (Sounds.HasFeatures[track])
            {
                (CoveredPlays, CoveredTracks) = (CoveredPlays + tracks.Plays[track], CoveredTracks + 1);
            }
        }
    }

    public ListeningSlice Slice { get; }

    /// <summary>Plays and milliseconds by track; belongs to whoever made it.</summary>
    public Tally Tracks { get; }

    public MatchedTracks Matched { get; }

    public TrackSounds Sounds => Matched.Sounds;

    /// <summary>All counted plays of the window.</summary>
    public int Plays => Slice.Totals.All.Plays;

    /// <summary>Plays whose track has features.</summary>
    public int CoveredPlays { get; }

    /// <summary>Played tracks that have features.</summary>
    public int CoveredTracks { get; }

    /// <summary>What is known of a history's tracks; nothing of any without reference data.</summary>
    public static MatchedTracks MatchedIn(ListeningHistory history) =>
        history.Reference?.Matched ?? TrackMatcher.Match(history.Tracks, ReferenceIndex.Empty);

    /// <summary>Plays by track of some days of the window; to be disposed.</summary>
    public static Tally TallyOf(ListeningSlice slice, int firstDay, int endDay)
    {
        var tracks = new Tally(slice.View.History.Tracks.Count);
        using var tallies = new PeriodTallies(slice, new PeriodRuns(slice, firstDay < endDay ? [firstDay, endDay] : [firstDay]), Credit.First);
        while (tallies.MoveNext())
        {
            tracks.Add(tallies.Tracks);
        }

        return tracks;
    }

    /// <summary>How far features are known, by plays or by the most played tracks.</summary>
    public AudioAvailability Availability(AvailabilityOf of, int[] topTracks)
    {
        var byPlays = Share(CoveredPlays, Plays);
        return AudioAvailability.Graded(
            of,
            of == AvailabilityOf.Plays ? byPlays : Share(topTracks.Count(track => Sounds.HasFeatures[track]), topTracks.Length),
            (CoveredPlays, byPlays, CoveredTracks, Share(CoveredTracks, Tracks.Touched.Length)));
    }

    /// <summary>The line of the audio features in the basis.</summary>
    public IEnumerable<AttributeCoverage> Attribute()
    {
        var tally = new AttributeTally(AttributeNames.AudioFeatures);
        tally.Add(AttributeSource.Reference, CoveredPlays);
        tally.Add(AttributeSource.None, Plays - CoveredPlays);
        return tally.Lines();
    }

    /// <summary>The values of a column that are known of the played tracks, ascending, and how often each track was played.</summary>
    public (double[] Values, int[] Plays) Column(int column)
    {
        var (values, plays, count) = (new double[Tracks.Touched.Length], new int[Tracks.Touched.Length], 0);
        foreach (var track in Sounds.Ascending(column))
        {
            if (Tracks.Plays[track] > 0)
            {
                (values[count], plays[count]) = (Sounds[track][column], Tracks.Plays[track]);
                count++;
            }
        }

        return (values[..count], plays[..count]);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
