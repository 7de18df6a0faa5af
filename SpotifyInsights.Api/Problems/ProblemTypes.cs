namespace SpotifyInsights.Api.Problems;

/// <summary>Every problem this API answers with. URNs, because a client compares them and nobody has to serve them.</summary>
public static class ProblemTypes
{
    private const string Prefix = "urn:spotifyinsights:problem:";

    public static ProblemType InvalidRequest { get; } =
        new(Prefix + "invalid-request", "The request is not valid.", StatusCodes.Status400BadRequest);

    public static ProblemType Unauthorized { get; } =
        new(Prefix + "unauthorized", "Nobody is signed in.", StatusCodes.Status401Unauthorized);

    public static ProblemType Forbidden { get; } =
        new(Prefix + "forbidden", "You may not do this.", StatusCodes.Status403Forbidden);

    public static ProblemType InsufficientScope { get; } =
        new(Prefix + "insufficient-scope", "The program may not do this.", StatusCodes.Status403Forbidden);

    public static ProblemType AuthorizationRefused { get; } =
        new(Prefix + "authorization-refused", "The program's request cannot be put to you.", StatusCodes.Status400BadRequest);

    public static ProblemType NotFound { get; } =
        new(Prefix + "not-found", "There is no such thing.", StatusCodes.Status404NotFound);

    public static ProblemType MethodNotAllowed { get; } =
        new(Prefix + "method-not-allowed", "This address has no such method.", StatusCodes.Status405MethodNotAllowed);

    public static ProblemType UnsupportedMediaType { get; } =
        new(Prefix + "unsupported-media-type", "The body is not JSON.", StatusCodes.Status415UnsupportedMediaType);

    public static ProblemType CrossSite { get; } =
        new(Prefix + "cross-site", "Another site's page sent this.", StatusCodes.Status403Forbidden);

    public static ProblemType BodyTooLarge { get; } =
        new(Prefix + "body-too-large", "The body is too large.", StatusCodes.Status413PayloadTooLarge);

    public static ProblemType TooManyRequests { get; } =
        new(Prefix + "too-many-requests", "There were too many requests.", StatusCodes.Status429TooManyRequests);

    public static ProblemType ArtistNotFound { get; } =
        new(Prefix + "artist-not-found", "There is no such artist.", StatusCodes.Status404NotFound);

    public static ProblemType AlbumNotFound { get; } =
        new(Prefix + "album-not-found", "There is no such album.", StatusCodes.Status404NotFound);

    public static ProblemType TrackNotFound { get; } =
        new(Prefix + "track-not-found", "There is no such track.", StatusCodes.Status404NotFound);

    public static ProblemType SnapshotNotFound { get; } =
        new(Prefix + "snapshot-not-found", "There is no such snapshot.", StatusCodes.Status404NotFound);

    public static ProblemType ApiKeyNotFound { get; } =
        new(Prefix + "api-key-not-found", "There is no such API key.", StatusCodes.Status404NotFound);

    public static ProblemType TooManyApiKeys { get; } =
        new(Prefix + "too-many-api-keys", "There are too many API keys.", StatusCodes.Status409Conflict);

    public static ProblemType WebhookNotFound { get; } =
        new(Prefix + "webhook-not-found", "There is no such webhook.", StatusCodes.Status404NotFound);

    public static ProblemType WebhookDeliveryNotFound { get; } =
        new(Prefix + "webhook-delivery-not-found", "There is no such message.", StatusCodes.Status404NotFound);

    public static ProblemType TooManyWebhooks { get; } =
        new(Prefix + "too-many-webhooks", "There are too many webhooks.", StatusCodes.Status409Conflict);

    public static ProblemType ShareLinkNotFound { get; } =
        new(Prefix + "share-link-not-found", "There is no such share link.", StatusCodes.Status404NotFound);

    public static ProblemType TooManyShareLinks { get; } =
        new(Prefix + "too-many-share-links", "There are too many share links.", StatusCodes.Status409Conflict);

    public static ProblemType ExclusionNotFound { get; } =
        new(Prefix + "exclusion-not-found", "There is no such exclusion.", StatusCodes.Status404NotFound);

    public static ProblemType TooManyExclusions { get; } =
        new(Prefix + "too-many-exclusions", "There are too many exclusions.", StatusCodes.Status409Conflict);

    public static ProblemType JobNotFound { get; } =
        new(Prefix + "job-not-found", "There is no such job.", StatusCodes.Status404NotFound);

    public static ProblemType JobHasEnded { get; } =
        new(Prefix + "job-has-ended", "The job has already ended.", StatusCodes.Status409Conflict);

    public static ProblemType JobNotStuck { get; } =
        new(Prefix + "job-not-stuck", "The job needs no other run.", StatusCodes.Status409Conflict);

    public static ProblemType RebuildUnderWay { get; } =
        new(Prefix + "rebuild-under-way", "Another rebuild is under way.", StatusCodes.Status409Conflict);

    public static ProblemType ReferenceImportUnderWay { get; } =
        new(Prefix + "reference-import-under-way", "Another import of reference data is under way.", StatusCodes.Status409Conflict);

    public static ProblemType ReferenceDataRefused { get; } =
        new(Prefix + "reference-data-refused", "The file is no reference data set, or a broken one.", StatusCodes.Status422UnprocessableEntity);

    public static ProblemType JobInterrupted { get; } =
        new(Prefix + "job-interrupted", "The job was interrupted too often.", StatusCodes.Status500InternalServerError);

    public static ProblemType SignInRequired { get; } =
        new(Prefix + "sign-in-required", "Spotify wants the listener to sign in again.", StatusCodes.Status409Conflict);

    public static ProblemType SignInRefused { get; } =
        new(Prefix + "sign-in-refused", "You may not sign in here.", StatusCodes.Status403Forbidden);

    public static ProblemType SignInFailed { get; } =
        new(Prefix + "sign-in-failed", "The sign-in did not work.", StatusCodes.Status400BadRequest);

    public static ProblemType SignInNotConfigured { get; } =
        new(Prefix + "sign-in-not-configured", "This instance has no Spotify app.", StatusCodes.Status409Conflict);

    public static ProblemType SpotifyQuota { get; } =
        new(Prefix + "spotify-quota", "Spotify's quota of this app is used up for now.", StatusCodes.Status503ServiceUnavailable);

    public static ProblemType SpotifyPermissionMissing { get; } =
        new(Prefix + "spotify-permission-missing", "You did not permit this when you signed in with Spotify: sign in once more.", StatusCodes.Status409Conflict);

    public static ProblemType SpotifyRefused { get; } =
        new(Prefix + "spotify-refused", "Spotify refused the call.", StatusCodes.Status502BadGateway);

    public static ProblemType Starting { get; } =
        new(Prefix + "starting", "The instance is still starting.", StatusCodes.Status503ServiceUnavailable);

    public static ProblemType TemporarilyUnavailable { get; } =
        new(Prefix + "temporarily-unavailable", "A service this job needs did not answer as it should.", StatusCodes.Status503ServiceUnavailable);

    public static ProblemType StoreUnavailable { get; } =
        new(Prefix + "store-unavailable", "The object store does not answer.", StatusCodes.Status503ServiceUnavailable);

    public static ProblemType DatabaseUnavailable { get; } =
        new(Prefix + "database-unavailable", "The job database does not answer.", StatusCodes.Status503ServiceUnavailable);

    public static ProblemType CorruptObject { get; } =
        new(Prefix + "corrupt-object", "A stored object cannot be read.", StatusCodes.Status500InternalServerError);

    public static ProblemType Unexpected { get; } =
        new(Prefix + "unexpected", "Something went wrong that should not have.", StatusCodes.Status500InternalServerError);

    /// <summary>The problem that a bare status stands for, such as the 404 of an address without a route.</summary>
    public static ProblemType OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Unauthorized,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        StatusCodes.Status429TooManyRequests => TooManyRequests,
        < StatusCodes.Status500InternalServerError => InvalidRequest,
        _ => Unexpected,
    };
}
