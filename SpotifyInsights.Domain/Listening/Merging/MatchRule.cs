namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>When reports of a kind are of a play that earlier kinds know: two passes, the second one for what the first one left.</summary>
/// <param name="Gap">Milliseconds between a play and a report of one track; null where they can never be one.</param>
/// <param name="FirstMs">The largest gap of the first pass.</param>
/// <param name="SecondMs">The largest gap of the second pass.</param>
internal sealed record MatchRule(Func<PlayDraft, KindPlay, long?> Gap, long FirstMs, long SecondMs)
{
    private static readonly MatchRule Account = new(
        (play, report) => play.HeardMs == report.HeardMs ? play.EndGapTo(report) : null, Tolerance.AccountMs, Tolerance.AccountWideMs);

    private static readonly MatchRule Api = new((play, report) => play.EndGapTo(report), Tolerance.ApiMs, Tolerance.ApiWideMs);

    private static readonly MatchRule Scrobble = new((play, report) => play.StartGapTo(report), Tolerance.ScrobbleMs, Tolerance.ScrobbleWideMs);

    public static MatchRule Of(WitnessKind kind) => kind switch
    {
        WitnessKind.Export or WitnessKind.AccountData => Account,
        WitnessKind.Api => Api,
        WitnessKind.Scrobble => Scrobble,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no rule."),
    };
}
