using NodaTime;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>A play while kinds are brought together: at most one play of each kind, in the order of the kinds.</summary>
internal sealed class PlayDraft(KindPlay first)
{
    private readonly List<KindPlay> parts = [first];

    public IReadOnlyList<KindPlay> Parts => parts;

    /// <summary>The kind whose end stands: the API's is the most exact, then the export's, then the account's minute; a scrobble only tells the start.</summary>
    public WitnessKind EndKind => Best.Kind;

    public Instant End => Best.End;

    public string Key => Best.Key;

    /// <summary>Milliseconds heard as an export says it, else as account data does; null when neither knows the play.</summary>
    public int? HeardMs => parts.Find(part => part.HeardMs is not null)?.HeardMs;

    public PlayCircumstances Circumstances => parts[0].Kept.Circumstances;

    public IEnumerable<string> TrackKeys => parts.Count == 1
        ? parts[0].TrackKeys
        : parts.SelectMany(part => part.TrackKeys).Distinct(StringComparer.Ordinal);

    public IReadOnlyList<Witness> Witnesses => parts.Count == 1 ? parts[0].Witnesses : [.. parts.SelectMany(part => part.Witnesses)];

    private KindPlay Best => parts.MinBy(part => FieldPriority.Of(part.Kind))!;

    public void Add(KindPlay part) => parts.Add(part);

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
