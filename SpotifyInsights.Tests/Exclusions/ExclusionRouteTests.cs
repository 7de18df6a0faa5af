using System.Net;
using System.Net.Http.Json;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.ShareLinks;

namespace SpotifyInsights.Tests.Exclusions;

/// <summary>Exclusions over HTTP: `Vorher` until the end of May 2025, `Drinnen` in June, `Nachher` from July on, six plays a day each.</summary>
public sealed class ExclusionRouteTests(SharedLife life) : IClassFixture<SharedLife>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Routes =>
    [
        .. SharedLife.Endpoints.Select(endpoint => endpoint.Path), "/metrics", "/highlights", "/listening-sources", "/recaps/month/2025-06", "/recaps/year/2025", "/tracks/Drinnen1", "/artists", "/albums", "/tracks?limit=100", "/history/on-this-day?date=2025-07-12", "/plays?limit=100&from=2025-06-01&to=2025-06-03",
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Exclusion_ShowsAtOnce_AndTakenBackGivesTheFormerBytes(string route)
    {
        using var listener = life.Host.As("demo");
        var former = await listener.GetStringAsync(route, Cancel);
        var tag = await TagAsync(listener, route);

        var id = await ExcludeAsync(listener, new { period = new { from = "2025-06-02", to = "2025-06-12" } }, plays: 60);
        var without = await listener.GetStringAsync(route, Cancel);
        without.ShouldNotBe(former);
        (tag is not null && tag == await TagAsync(listener, route)).ShouldBeFalse("another answer has another tag");
        var all = await listener.GetStringAsync(route + (route.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "includeExcluded=true", Cancel);
        all.Replace("\"isExcluded\":true", "\"isExcluded\":false", StringComparison.Ordinal).ShouldBe(former);

        using (var gone = await listener.DeleteAsync($"/exclusions/{id}", Cancel))
        {
            gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await listener.GetStringAsync(route, Cancel)).ShouldBe(former);
    }

    [Fact]
    public async Task Exclusion_IsThatOfOneListener_AndOutlastsALaterImport()
    {
        using var listener = life.Host.As("later");
        using var other = life.Host.As("light");
        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row("2023-05-04T12:00:00Z", "spotify:track:one"), Uploads.Row("2023-05-05T12:00:00Z", "spotify:track:two")), "application/json"));
        await other.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row("2023-05-04T12:00:00Z", "spotify:track:one")), "application/json"));
        var id = await ExcludeAsync(listener, new { track = "one", reason = "The neighbour's" }, plays: 1);

        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row("2023-05-06T12:00:00Z", "spotify:track:one")), "application/json"));

        (await listener.GetJsonAsync("/plays")).GetProperty("items").GetArrayLength().ShouldBe(1);
        var listed = (await listener.GetJsonAsync("/exclusions")).GetProperty("items")[0];
        (listed.GetProperty("exclusionId").GetString(), listed.GetProperty("plays").GetInt32(), listed.GetProperty("reason").GetString()).ShouldBe((id, 2, "The neighbour's"));
        var basis = (await listener.GetJsonAsync("/metrics/temporal?from=2023-05-01")).GetProperty("basis");
        (basis.GetProperty("plays").GetInt32(), basis.GetProperty("excluded").GetProperty("plays").GetInt32(), basis.GetProperty("excluded").GetProperty("ms").GetInt64()).ShouldBe((1, 2, 400_000));
        var plays = (await listener.GetJsonAsync("/plays?includeExcluded=true")).GetProperty("items").EnumerateArray().ToList();
        plays.Select(play => play.GetProperty("isExcluded").GetBoolean()).ShouldBe([true, false, true]);

        (await other.GetJsonAsync("/plays")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await other.GetJsonAsync("/exclusions")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var foreign = await other.DeleteAsync($"/exclusions/{id}", Cancel);
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "exclusion-not-found");
    }

    [Theory]
    [InlineData("gym")]
    [InlineData("spotify:playlist:gym")]
    [InlineData("spotify:user:ann:playlist:gym")]
    [InlineData("https://open.spotify.com/playlist/gym?si=0a1b")]
    [InlineData("https://open.spotify.com/intl-de/playlist/gym")]
    public async Task Exclusion_OfAPlaylist_LeavesOutWhatWasStartedFromIt(string name)
    {
        using var listener = life.Host.As($"lists{name.Length}{name[^1]}");
        await listener.ImportedAsync(Uploads.File(Uploads.Json(From("04", "playlist", "spotify:playlist:gym"), From("05", "album", "spotify:album:gym"), From("06", "playlist", "spotify:user:ann:playlist:gym"), Uploads.Row()), "application/json"));
        var sources = await listener.GetJsonAsync("/listening-sources");
        sources.GetProperty("playlists")[0].GetProperty("plays").GetInt32().ShouldBe(2);
        sources.GetProperty("coverage").GetDouble().ShouldBe(0.75);

        var id = await ExcludeAsync(listener, new { playlist = name }, plays: 2);

        (await listener.GetJsonAsync("/plays")).GetProperty("items").EnumerateArray().Select(play => play.GetProperty("endedAt").GetString())
            .ShouldBe(["2023-06-05T12:00:00Z", "2023-05-04T12:00:00Z"]);
        sources = await listener.GetJsonAsync("/listening-sources");
        (sources.GetProperty("playlists").GetArrayLength(), sources.GetProperty("coverage").GetDouble()).ShouldBe((0, 0.5));
        var listed = (await listener.GetJsonAsync("/exclusions")).GetProperty("items")[0];
        (listed.GetProperty("exclusionId").GetString(), listed.GetProperty("playlist").GetProperty("id").GetString()).ShouldBe((id, "gym"));
        using var again = await listener.PostAsJsonAsync("/exclusions", new { playlist = "gym" }, Cancel);
        (await again.JsonAsync(HttpStatusCode.OK)).GetProperty("exclusionId").GetString().ShouldBe(id);
    }

    [Fact]
    public async Task Exclusion_OfTheSame_IsTheOneThatIsThere()
    {
        using var listener = life.Host.As("same");
        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
        var play = (await listener.GetJsonAsync("/plays")).GetProperty("items")[0];
        var target = new { play = new { track = play.GetProperty("track").GetProperty("key").GetString(), startedAt = play.GetProperty("startedAt").GetString() } };
        var id = await ExcludeAsync(listener, target, plays: 1);

        using var again = await listener.PostAsJsonAsync("/exclusions", target, Cancel);
        (await again.JsonAsync(HttpStatusCode.OK)).GetProperty("exclusionId").GetString().ShouldBe(id);
        (await listener.GetJsonAsync("/exclusions")).GetProperty("items").GetArrayLength().ShouldBe(1);

        // Something else is not the same.
        await ExcludeAsync(listener, new { track = "song" }, plays: 1);
        (await listener.GetJsonAsync("/exclusions")).GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("{}", "play", "An exclusion needs one of `play`, `track`, `artist`, `period`, `playlist`.")]
    [InlineData("""{"track":"Drinnen1","artist":"x"}""", "artist", "An exclusion has one target: exactly one of `play`, `track`, `artist`, `period`, `playlist`.")]
    [InlineData("""{"track":"nothing"}""", "track", "'nothing' is no track of your plays.")]
    [InlineData("""{"artist":"nobody"}""", "artist", "'nobody' is no artist of your plays.")]
    [InlineData("""{"play":{"track":"Drinnen1","startedAt":"2025-06-01T00:00:00Z"}}""", "play", "No play of 'Drinnen1' began at that instant: take `startedAt` from `/plays`.")]
    [InlineData("""{"play":{"track":"nothing","startedAt":"2025-06-01T00:00:00Z"}}""", "play", "'nothing' is no track of your plays.")]
    [InlineData("""{"period":{"from":"2025-06-02","to":"2025-06-01"}}""", "period", "'2025-06-02' is not before `to` ('2025-06-01'); the period is half-open, [from, to).")]
    [InlineData("""{"period":{"from":"soon","to":"2025-06-01"}}""", "period", "`from` and `to` must be days such as 2026-01-01 or instants such as 2026-01-01T12:00:00Z, of the years 1900 to 2100.")]
    [InlineData("""{"period":{"from":"2025-06-01","to":"2025-06-02","timeZone":"Mars/Olympus"}}""", "period", "'Mars/Olympus' is not a known IANA time zone such as Europe/Berlin.")]
    [InlineData("""{"playlist":"spotify:playlist:none"}""", "playlist", "'spotify:playlist:none' is no playlist that any of your plays is known to be started from: take one from `/listening-sources`.")]
    [InlineData("""{"playlist":"","track":"Drinnen1"}""", "playlist", "An exclusion has one target: exactly one of `play`, `track`, `artist`, `period`, `playlist`.")]
    [InlineData("""{"track":"Drinnen1","reason":""}""", "reason", "`reason` must be 1 to 200 letters without line breaks.")]
    public async Task Mistake_IsNamed(string body, string field, string message)
    {
        using var listener = life.Host.As("demo");
        using var answer = await listener.PostAsync("/exclusions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldBe(message);
    }

    [Fact]
    public async Task ShareLink_ShowsNothingExcluded_WhateverItAsks()
    {
        using var listener = life.Host.As("demo");
        using var link = life.With(await life.ShareAsync(["temporal"]));
        (await link.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(180);
        var id = await ExcludeAsync(listener, new { period = new { from = "2025-06-10T00:00:00+01:00", to = "2025-06-11", timeZone = SharedLife.Zone } }, plays: 6);

        var basis = (await link.GetJsonAsync("/metrics/temporal?includeExcluded=false")).GetProperty("basis");
        (basis.GetProperty("plays").GetInt32(), basis.GetProperty("excluded").GetProperty("plays").GetInt32()).ShouldBe((174, 0));
        using (var refused = await link.GetAsync("/metrics/temporal?includeExcluded=true", Cancel))
        {
            (await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").GetProperty("includeExcluded")[0].GetString()
                .ShouldBe("Share links show nothing of what was excluded.");
        }

        using var gone = await listener.DeleteAsync($"/exclusions/{id}", Cancel);
        (await link.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(180);
    }

    // With the keys of an export of ours.
    private static string From(string day, string type, string uri) =>
        Uploads.Row($"2023-06-{day}T12:00:00Z", "spotify:track:song" + day)[..^1]
        + $$""","si_sources":"export","si_reported_at":"2023-06-{{day}}T12:00:00Z","si_context_type":"{{type}}","si_context_uri":"{{uri}}"}""";

    private static async Task<string> ExcludeAsync(HttpClient listener, object target, int plays)
    {
        using var answer = await listener.PostAsJsonAsync("/exclusions", target, Cancel);
        var made = await answer.JsonAsync(HttpStatusCode.Created);
        made.GetProperty("plays").GetInt32().ShouldBe(plays);
        return made.GetProperty("exclusionId").GetString()!;
    }

    private static async Task<string?> TagAsync(HttpClient listener, string route)
    {
        using var answer = await listener.GetAsync(route, Cancel);
        return answer.Headers.ETag?.Tag;
    }
}
