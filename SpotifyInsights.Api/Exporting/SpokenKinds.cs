namespace SpotifyInsights.Api.Exporting;

/// <summary>Tells what is spoken from music, by URIs.</summary>
internal static class SpokenKinds
{
    private const string AudiobookPrefix = "spotify:audiobook:";

    /// <summary>What the URI is of; music where there is none.</summary>
    public static SpokenKind Of(string? uri) =>
        uri is null ? SpokenKind.Music
        : StartsWith(uri, "spotify:episode:") || StartsWith(uri, "spotify:show:") ? SpokenKind.Episode
        : StartsWith(uri, "spotify:chapter:") ? SpokenKind.Chapter
        : StartsWith(uri, AudiobookPrefix) ? SpokenKind.Audiobook
        : SpokenKind.Music;

    /// <summary>The URI of the audiobook that was heard; null for anything else.</summary>
    /// <param name="uri">What was played.</param>
    /// <param name="contextUri">Where it was played from.</param>
    public static string? BookOf(string? uri, string? contextUri) => Of(uri) switch
    {
        SpokenKind.Audiobook => uri,
        SpokenKind.Chapter when contextUri is not null && StartsWith(contextUri, AudiobookPrefix) => contextUri,
        _ => null,
    };

    private static bool StartsWith(string uri, string prefix) => uri.StartsWith(prefix, StringComparison.Ordinal);
}
