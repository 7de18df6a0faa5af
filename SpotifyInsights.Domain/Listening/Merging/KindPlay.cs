using NodaTime;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>One play as one kind of source knows it.</summary>
/// <param name="Kept">The witness whose times stand.</param>
/// <param name="Witnesses">At least one, sorted; <paramref name="Kept"/> is among them.</param>
internal sealed record KindPlay(Witness Kept, IReadOnlyList<Witness> Witnesses)
{
    private IReadOnlyList<string>? trackKeys;

    public WitnessKind Kind => Kept.Kind;

    /// <summary>The end of the play.</summary>
    public Instant End { get; } = WitnessTime.EndOf(Kept);

    /// <summary>Tells tracks apart, see <see cref="TrackKey"/>.</summary>
    public string Key { get; } = TrackKey.Of(Kept.Track);

    /// <summary>Milliseconds heard, null where the kind does not say.</summary>
    public int? HeardMs => (int?)Kept.HeardMs;

    /// <summary>Plays that share one of these may be of one track: URIs, and folded names where title and artist are both given.</summary>
    public IReadOnlyList<string> TrackKeys => trackKeys ??= [.. Witnesses.SelectMany(KeysOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Where the end lies, as exactly as the kind tells it.</summary>
    public MsRange Ends => Around(End.ToUnixTimeMilliseconds());

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
