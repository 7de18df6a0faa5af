using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Tests.Api.Examples;

/// <summary>
/// The calls whose answers are the contract's examples. For one more: a line here, then `UPDATE_EXAMPLES=1 dotnet test --filter ResponseExampleTests`,
/// then the contract anew. They run in this order against one listener who heard three plays on one evening, so answers are short.
/// </summary>
internal static class ExampleCalls
{
    private const string Window = "from=2026-03-07&to=2026-03-08&timeZone=Europe/Lisbon";

    // One row of an extended streaming history.
    private const string Export =
        """
        [{"ts":"2026-02-14T20:05:31Z","ms_played":166992,"master_metadata_track_name":"Lighthouse","master_metadata_album_artist_name":"Alma Moreau-Lind",
        "master_metadata_album_album_name":"A Pendulum in Sainte-Odile","spotify_track_uri":"spotify:track:4kzvAGJirpZ9ethvKZdJtg","reason_end":"trackdone"}]
        """;

    // The columns of the Kaggle set, and one invented row.
    private const string ReferenceCsv =
        """
        ,track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature,track_genre
        0,4kzvAGJirpZ9ethvKZdJtg,Alma Moreau-Lind,A Pendulum in Sainte-Odile,Lighthouse,41,166992,False,0.61,0.48,5,-8.2,1,0.04,0.31,0.0002,0.11,0.57,104.02,4,singer-songwriter

        """;

    public static IReadOnlyList<ExampleCall> All { get; } =
    [
        new("GetLiveness", 200, "GET /health/live"),
        new("GetReadiness", 200, "GET /health/ready"),
        new("GetCollectionHealth", 200, "GET /health/collection"),
        new("GetAuthorizationServer", 200, "GET /.well-known/oauth-authorization-server", IsSignedIn: false),
        new(ResponseExamples.EveryOperation, 401, "GET /me", IsSignedIn: false),
        new(ResponseExamples.EveryOperation, 429, "GET /me", IsSignedIn: false),

        new("CreateToken", 200, "POST /auth/token"),
        new("RefreshToken", 200, "POST /auth/refresh", """{"refreshToken":"{refreshToken}"}""", IsSignedIn: false),
        new("RefreshToken", 401, "POST /auth/refresh", """{"refreshToken":"of another instance"}""", IsSignedIn: false),

        new("GetMe", 200, "GET /me"),
        new("GetMyCollection", 200, "GET /me/collection"),
        new("ChangeMe", 200, "PATCH /me", """{"timeZone":"Europe/Lisbon"}"""),
        new("ChangeMe", 400, "PATCH /me", """{"timeZone":"Mars/Olympus"}"""),

        new("CreateApiKey", 201, "POST /api-keys", """{"name":"Scrobbler in the kitchen","scopes":["collect"],"expiresAt":"2027-03-08T08:00:00Z"}"""),
        new("CreateApiKey", 400, "POST /api-keys", """{"name":"","scopes":[],"expiresAt":"2026-03-08T07:00:00Z"}"""),
        new("ListApiKeys", 200, "GET /api-keys"),
        new("RevokeApiKey", 404, "DELETE /api-keys/019ce8f20000700080000000000000ff"),

        new("CreateWebhook", 201, "POST /webhooks", """{"url":"https://hooks.example/listening","description":"Kitchen display"}"""),
        new("CreateWebhook", 400, "POST /webhooks", """{"url":"https://192.168.1.7/hook","events":["ping"]}"""),
        new("ListWebhooks", 200, "GET /webhooks"),
        new("GetWebhook", 200, "GET /webhooks/{webhook}"),
        new("GetWebhook", 404, "GET /webhooks/019ce8f20000700080000000000000ff"),
        new("ChangeWebhook", 200, "PATCH /webhooks/{webhook}", """{"events":["job.failed","sign-in.needed","gap.detected"]}"""),
        new("ChangeWebhook", 400, "PATCH /webhooks/{webhook}", """{"url":"http://hooks.example"}"""),
        new("PingWebhook", 200, "POST /webhooks/{webhook}/ping"),
        new("ListWebhookDeliveries", 200, "GET /webhooks/{webhook}/deliveries"),
        new("ListWebhookDeliveries", 400, "GET /webhooks/{webhook}/deliveries?limit=0"),
        new("RetryWebhookDelivery", 200, "POST /webhooks/{webhook}/deliveries/{delivery}/retry"),
        new("RetryWebhookDelivery", 404, "POST /webhooks/{webhook}/deliveries/msg_0/retry"),

        new("CreateShareLink", 201, "POST /share-links", """{"name":"A weekend in Lisbon","endpoints":["temporal","insights"],"from":"2026-03-07","to":"2026-03-09","expiresAt":"2026-04-08T08:00:00Z"}"""),
        new("CreateShareLink", 400, "POST /share-links", """{"name":"","endpoints":[],"from":"2026-03-09","to":"2026-03-07","timeZone":"Mars/Olympus","expiresAt":"2027-04-08T08:00:00Z"}"""),
        new("ListShareLinks", 200, "GET /share-links"),
        new("RevokeShareLink", 404, "DELETE /share-links/019ce8f20000700080000000000000ff"),
        new("GetShared", 200, "GET /shared?share={share}", IsSignedIn: false),

        new("GetMetrics", 200, $"GET /metrics?families=popularity,release-years&{Window}"),
        new("GetMetrics", 400, "GET /metrics?families=temporal,moods"),
        new("GetTemporalMetrics", 200, $"GET /metrics/temporal?{Window}"),
        new("GetTemporalMetrics", 400, "GET /metrics/temporal?from=2026-03-08&to=2026-03-07&timeZone=Mars/Olympus"),

        new("GetArtistMetrics", 200, $"GET /metrics/artists?{Window}"),
        new("GetArtistMetrics", 400, "GET /metrics/artists?top=0&credit=some"),
        new("GetDiscoveryMetrics", 200, $"GET /metrics/discovery?{Window}"),
        new("GetPopularityMetrics", 200, $"GET /metrics/popularity?{Window}"),
        new("GetReleaseYearMetrics", 200, $"GET /metrics/release-years?{Window}"),
        new("GetContentMetrics", 200, $"GET /metrics/content?{Window}"),
        new("GetComparison", 200, "GET /metrics/comparison?a=2026-03-07..2026-03-08&b=2025-09-07..2025-09-08&timeZone=Europe/Lisbon&top=3"),
        new("GetComparison", 400, "GET /metrics/comparison?a=2026-03-07&snapshot=newest"),
        new("GetAudioProfile", 200, $"GET /audio-profile?{Window}"),
        new("GetContexts", 200, $"GET /audio-profile/contexts?{Window}"),
        new("GetAudioCoverage", 200, $"GET /audio-profile/coverage?{Window}"),

        new("GetInsights", 200, $"GET /insights?{Window}"),

        new("ListPlays", 200, $"GET /plays?limit=2&{Window}"),
        new("ListPlays", 400, "GET /plays?artist=nobody&source=radio"),
        new("GetOnThisDay", 200, "GET /history/on-this-day?date=2026-04-07&timeZone=Europe/Lisbon&top=2"),
        new("GetHighlights", 200, $"GET /highlights?{Window}"),
        new("GetListeningSources", 200, $"GET /listening-sources?{Window}"),
        new("ListArtists", 200, $"GET /artists?limit=2&{Window}"),
        new("ListArtists", 400, "GET /artists?by=taste&limit=0"),
        new("ListAlbums", 200, $"GET /albums?limit=2&{Window}"),
        new("ListTracks", 200, $"GET /tracks?limit=2&by=minutes&{Window}"),
        new("GetArtist", 200, $"GET /artists/EMnHTX54VeHt6mEUl75Z3H?{Window}"),
        new("GetArtist", 404, "GET /artists/nobody"),
        new("GetAlbum", 200, $"GET /albums/edbu7xlxujg1oDXyOfsZ38?{Window}"),
        new("GetAlbum", 404, "GET /albums/none"),
        new("GetTrack", 200, $"GET /tracks/VZQNmKHkxvtnORjKXgQbYO?{Window}"),
        new("GetTrack", 404, "GET /tracks/none"),
        new("GetSnapshotRanks", 200, "GET /snapshots/ranks?kind=artists&range=short"),
        new("GetSnapshotRanks", 400, "GET /snapshots/ranks?kind=albums"),

        new("ExportHistory", 200, "GET /export"),
        new("ExportHistory", 400, "GET /export?format=xml"),

        new("GetRecap", 200, "GET /recaps/week/2026-W10?timeZone=Europe/Lisbon&top=2"),
        new("GetRecap", 400, "GET /recaps/month/2026-W10"),

        new("CreateExclusion", 201, "POST /exclusions", """{"artist":"EMnHTX54VeHt6mEUl75Z3H","reason":"Songs for falling asleep"}"""),
        new("CreateExclusion", 200, "POST /exclusions", """{"artist":"EMnHTX54VeHt6mEUl75Z3H"}"""),
        new("CreateExclusion", 400, "POST /exclusions", """{"track":"none","period":{"from":"2026-03-08","to":"2026-03-07"},"reason":""}"""),
        new("ListExclusions", 200, "GET /exclusions"),
        new("DeleteExclusion", 404, "DELETE /exclusions/019ce8f20000700080000000000000ff"),

        new("ListSnapshots", 200, "GET /snapshots"),
        new("ListSnapshots", 400, "GET /snapshots?limit=0"),
        new("ListSnapshotMetrics", 200, "GET /snapshots/metrics"),
        new("ListSnapshotMetrics", 400, "GET /snapshots/metrics?cursor=.."),
        new("GetSnapshot", 200, "GET /snapshots/latest"),
        new("GetSnapshot", 404, "GET /snapshots/2026-01-01T00-00-00Z"),
        new("GetSnapshotPlays", 200, "GET /snapshots/latest/recent-tracks"),
        new("GetSnapshotTopTracks", 200, "GET /snapshots/latest/top-tracks?range=short"),
        new("GetSnapshotTopTracks", 400, "GET /snapshots/latest/top-tracks?range=ever"),
        new("GetSnapshotTopArtists", 200, "GET /snapshots/latest/top-artists?range=short"),
        new("GetSnapshotMetrics", 200, "GET /snapshots/latest/metrics"),

        new("ListJobs", 200, "GET /jobs?limit=1"),
        new("ListListeners", 200, "GET /operator/listeners"),
        new("ListAllJobs", 200, "GET /operator/jobs?limit=1"),
        new("ListAllJobs", 400, "GET /operator/jobs?stage=asleep"),
        new("RetryJob", 409, "POST /operator/jobs/{job}/retry"),
        new("CancelAnyJob", 404, "DELETE /operator/jobs/019ce8f20000700080000000000000ff"),
        new("ListJobs", 400, "GET /jobs?limit=many"),
        new("GetJob", 200, "GET /jobs/{job}"),
        new("GetJob", 404, "GET /jobs/019ce8f20000700080000000000000ff"),
        new("CreateEventsTicket", 201, "POST /jobs/{job}/events-ticket"),
        new("CancelJob", 409, "DELETE /jobs/{job}"),
        new("TakeSnapshot", 200, "POST /snapshots"),
        new("TakeSnapshot", 400, "POST /snapshots?force=perhaps"),
        new("TakeSnapshot", 202, "POST /snapshots?force=true"),
        new("CancelJob", 202, "DELETE /jobs/{running}"),
        new("CancelJob", 200, "DELETE /jobs/{waiting}"),
        new("RetryJob", 202, "POST /operator/jobs/{last}/retry"),
        new("CancelAnyJob", 200, "DELETE /operator/jobs/{waiting}"),

        new("ImportHistory", 202, "POST /imports", Export),
        new("ImportHistory", 400, "POST /imports?dryRun=perhaps", Export),
        new("ListImports", 200, "GET /imports"),
        new("ListImports", 400, "GET /imports?limit=0"),
        new("GetImport", 200, "GET /imports/{import}"),
        new("GetImport", 404, "GET /imports/ffffffffffffffff"),
        new("UndoImport", 202, "DELETE /imports/{import}"),

        new("ReplaceReferenceData", 202, "PUT /reference-data", ReferenceCsv),
        new("GetReferenceData", 200, "GET /reference-data"),

        new("RebuildAggregates", 202, "POST /operator/rebuilds", "{}"),
        new("RebuildAggregates", 404, "POST /operator/rebuilds", """{"userId":"somebody"}"""),

        new("IssueTokens", 200, "POST /oauth/token", $"grant_type=authorization_code&client_id=charts&code={{code}}&redirect_uri={OAuth.ThirdParty.RedirectUri}&code_verifier={OAuth.ThirdParty.Verifier}", IsSignedIn: false),
        new("IssueTokens", 400, "POST /oauth/token", $"grant_type=authorization_code&client_id=charts&code=guessed&redirect_uri={OAuth.ThirdParty.RedirectUri}&code_verifier={OAuth.ThirdParty.Verifier}", IsSignedIn: false),
        new("IssueTokens", 401, "POST /oauth/token", "grant_type=refresh_token&client_id=charts&client_secret=none", IsSignedIn: false),
        new("RevokeTokens", 400, "POST /oauth/revoke", "client_id=nobody&token=any", IsSignedIn: false),
        new("RevokeTokens", 401, "POST /oauth/revoke", "client_id=charts&client_secret=none&token=any", IsSignedIn: false),

        // Last, for it waits for the listener's next play.
        new("GetNowPlaying", 200, "GET /now-playing"),
    ];
}
