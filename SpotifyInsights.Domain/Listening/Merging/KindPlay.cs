using NodaTime;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>One play as one kind of source knows it.</summary>
internal sealed class KindPlay
{
    private readonly IReadOnlyList<Witness>? witnesses;
    private IReadOnlyList<string>? trackKeys;

    /// <summary>A play that one witness reports.</summary>
    public KindPlay(Witness only)
    {
        Kept = only;
        End = WitnessTime.EndOf(only);
        EndMs = End.ToUnixTimeMilliseconds();
    }

    /// <summary>A play that several witnesses report.</summary>
    /// <param name="kept">The witness whose times stand.</param>
    /// <param name="witnesses">At least one; <paramref name="kept"/> is among them.</param>
    public KindPlay(Witness kept, IReadOnlyList<Witness> witnesses)
        : this(kept) => this.witnesses = witnesses;

    public Witness Kept { get; }

    public IReadOnlyList<Witness> Witnesses => witnesses ?? [Kept];

    /// <summary>The only witness; null where there are several.</summary>
    public Witness? Only => witnesses is null or { Count: 1 } ? Kept : null;

    public WitnessKind Kind => Kept.Kind;

    /// <summary>The end of the play.</summary>
    public Instant End { get; }

    /// <summary><see cref="End"/> in Unix milliseconds.</summary>
    public long EndMs { get; }

    /// <summary>Tells tracks apart, see <see cref="TrackKey"/>.</summary>
    public string Key => TrackKey.Of(Kept.Track);

    /// <summary>Milliseconds heard, null where the kind does not say.</summary>
    public int? HeardMs => (int?)Kept.HeardMs;

    /// <summary>Plays that share one of these may be of one track: URIs, and folded names where title and artist are both given.</summary>
    public IReadOnlyList<string> TrackKeys => trackKeys ??= [.. Witnesses.SelectMany(KeysOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Where the end lies, as exactly as the kind tells it.</summary>
    public MsRange Ends => Around(EndMs);

    /// <summary>
    /// Where the end lies if the reported instant is right after all and the end worked out from `offline_timestamp` is not: a listener who pauses ends
    /// later than start and heard time say. Further than the longest heard time from the end it is not believed.
    /// </summary>
    public MsRange OtherEnds => Kind == WitnessKind.Export && Kept.PlayedAt - End <= WitnessTime.LongestHeard
        ? Around(Kept.PlayedAt.ToUnixTimeMilliseconds())
        : Ends;

    private static IEnumerable<string> KeysOf(Witness witness)
    {
        var track = witness.Track;
        if (track.Uri is not null)
        {
            yield return track.Uri;
        }

        if (!string.IsNullOrWhiteSpace(track.TrackName) && !string.IsNullOrWhiteSpace(track.ArtistName))
        {
            yield return TrackKey.OfNames(track.TrackName, track.ArtistName);
        }
    }

    private MsRange Around(long end) => Kind switch
    {
        WitnessKind.Api => new(end - Tolerance.ApiEndMs, end + Tolerance.ApiEndMs),
        WitnessKind.AccountData => new(end, end + Tolerance.MinuteMs),
        _ => new(end, end + Tolerance.SecondMs),
    };
}
