using NodaTime;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>A play while kinds are brought together: at most one play of each kind, in the order of the kinds.</summary>
internal sealed class PlayDraft(KindPlay first)
{
    // Nearly all plays are known by one kind.
    private List<KindPlay>? more;

    public KindPlay First { get; } = first;

    public IReadOnlyList<KindPlay> Parts => more is null ? [First] : [First, .. more];

    /// <summary>The only witness; null where there are several.</summary>
    public Witness? Only => more is null ? First.Only : null;

    /// <summary>The kind whose end stands: the API's is the most exact, then the export's, then the account's minute; a scrobble only tells the start.</summary>
    public WitnessKind EndKind => Best.Kind;

    public Instant End => Best.End;

    /// <summary><see cref="End"/> in Unix milliseconds.</summary>
    public long EndMs => Best.EndMs;

    public string Key => Best.Key;

    /// <summary>Milliseconds heard as an export says it, else as account data does; null when neither knows the play.</summary>
    public int? HeardMs => First.HeardMs ?? more?.Find(part => part.HeardMs is not null)?.HeardMs;

    public PlayCircumstances Circumstances => First.Kept.Circumstances;

    public IEnumerable<string> TrackKeys => more is null
        ? First.TrackKeys
        : Parts.SelectMany(part => part.TrackKeys).Distinct(StringComparer.Ordinal);

    public IReadOnlyList<Witness> Witnesses => more is null ? First.Witnesses : [.. Parts.SelectMany(part => part.Witnesses)];

    private KindPlay Best { get; set; } = first;

    public void Add(KindPlay part)
    {
        (more ??= []).Add(part);
        Best = Parts.MinBy(play => FieldPriority.Of(play.Kind))!;
    }

    /// <summary>Milliseconds between the end as it stands (or as it was reported) and that of another report.</summary>
    public long EndGapTo(KindPlay report) => Math.Min(Best.Ends.GapTo(report.Ends), Best.OtherEnds.GapTo(report.Ends));

    /// <summary>
    /// Milliseconds between the start and that of a scrobble. Where the heard time is not known, the play may have begun a track's length before its end or later.
    /// </summary>
    public long StartGapTo(KindPlay scrobble)
    {
        var start = scrobble.Kept.PlayedAt.ToUnixTimeMilliseconds();
        var length = WitnessTime.LengthMs(PlayFields.Track(Witnesses));
        var (longest, least) = HeardMs is { } heard ? (heard, heard) : (length, Math.Min(length, HeardTime.LeastMs));
        return new MsRange(Best.Ends.First - longest, Best.Ends.Last - least).GapTo(new MsRange(start, start + Tolerance.SecondMs));
    }
}
