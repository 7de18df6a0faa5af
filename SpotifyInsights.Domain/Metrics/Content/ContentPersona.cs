namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>What kind of listener the kinds of releases make: the first rule that holds.</summary>
public static class ContentPersona
{
    private const double MinimumAlbums = 0.7;
    private const double MinimumSingles = 0.5;
    private const double MinimumCompilations = 0.3;

    /// <summary>The persona; null under 50 plays of known album type.</summary>
    /// <param name="metrics">The metrics; their own persona is not read.</param>
    public static Persona? Of(ContentMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return ConfidenceRule.Of(metrics.Basis, AttributeNames.AlbumType) is null
            ? null
            : metrics.ByPlays.AlbumTypes switch
            {
                { AlbumShare: >= MinimumAlbums and { } share } => new(
                    "album-listener",
                    "Album Listener",
                    $"You're an Album Listener: {Wording.Percent(share)} of your listening is from full albums, not singles.",
                    Insight.Numbers(("albumShare", share))),
                { SingleShare: >= MinimumSingles and { } share } => new(
                    "singles-listener",
                    "Singles Listener",
                    $"You're a Singles Listener: {Wording.Percent(share)} of your listening is from singles and EPs.",
                    Insight.Numbers(("singleShare", share))),
                { CompilationShare: >= MinimumCompilations and { } share } => new(
                    "compilation-listener",
                    "Compilation Listener",
                    $"You're a Compilation Listener: {Wording.Percent(share)} of your listening is from compilations.",
                    Insight.Numbers(("compilationShare", share))),
                { AlbumShare: { } albums, SingleShare: { } singles } => new(
                    "mixed-listener",
                    "Mixed Listener",
                    $"You're a Mixed Listener: {Wording.Percent(albums)} of your listening is from albums, {Wording.Percent(singles)} from singles and EPs.",
                    Insight.Numbers(("albumShare", albums), ("singleShare", singles))),
                _ => null,
            };
    }
}
