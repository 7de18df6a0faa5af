using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SpotifyInsights.Tests.Api;

/// <summary>Plays, rankings and pages over HTTP.</summary>
public sealed class LibraryRouteTests(LibraryRouteTests.World world) : IClassFixture<LibraryRouteTests.World>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plays_PageByPage_AreAllOfThem()
    {
        var (seen, next) = (new List<string>(), "/plays?limit=2&artist=ann");
        while (next.Length > 0)
        {
            using var answer = await world.Ann.GetAsync(next, Token);
            var page = await answer.JsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(play => play.GetProperty("startedAt").GetString()!));
            var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : "";
            next = link.Contains("rel=\"next\"", StringComparison.Ordinal) ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : "";
            (next.Length > 0).ShouldBe(page.GetProperty("nextCursor").ValueKind == JsonValueKind.String);
        }

        // Each began 200 seconds before its end, at noon.
        seen.ShouldBe(["2023-05-08T11:56:40Z", "2023-05-07T11:56:40Z", "2023-05-06T11:56:40Z", "2023-05-05T11:56:40Z", "2023-05-04T11:56:40Z"]);
    }

    [Theory]
    [InlineData("/plays?artist=nobody", "artist", "'nobody' is no artist of your plays.")]
    [InlineData("/plays?album=none", "album", "'none' is no album of your plays.")]
    [InlineData("/plays?source=radio", "source", "'radio' is none of export, account, api, scrobble.")]
    [InlineData("/plays?short=perhaps", "short", "'perhaps' is neither true nor false.")]
    [InlineData("/plays?from=2026-13-01", "from", "'2026-13-01' is not a date of the form YYYY-MM-DD from 1900 to 2100.")]
    [InlineData("/plays?cursor=mine", "cursor", "This is no cursor of this listing: begin again without one.")]
    [InlineData("/artists?by=taste", "by", "'taste' is none of plays, minutes, skipRate.")]
    [InlineData("/tracks?limit=101", "limit", "'101' is not a number from 1 to 100.")]
    [InlineData("/albums?to=2020-01-01&from=2020-01-01", "from", "'2020-01-01' is not before `to` ('2020-01-01'); the window is half-open, [from, to).")]
    [InlineData("/highlights?top=0", "top", "'0' is not a whole number from 1 to 50.")]
    [InlineData("/history/on-this-day?date=today", "date", "'today' is not a date of the form YYYY-MM-DD from 1900 to 2100.")]
    public async Task Mistake_IsNamed(string path, string parameter, string message)
    {
        using var answer = await world.Ann.GetAsync(path, Token);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty(parameter)[0].GetString().ShouldBe(message);
    }

    [Theory]
    [InlineData("/plays?limit=1", "/plays?limit=1&short=false")]
    [InlineData("/plays?limit=1", "/artists?limit=1")]
    [InlineData("/tracks?limit=1", "/tracks?limit=1&by=minutes")]
    public async Task Cursor_OfAnotherQuestion_IsRefused(string asked, string other)
    {
        var cursor = (await world.Ann.GetJsonAsync(asked)).GetProperty("nextCursor").GetString()!;
        (await world.Ann.GetJsonAsync($"{asked}&cursor={cursor}")).GetProperty("items").GetArrayLength().ShouldBe(1);
        using var answer = await world.Ann.GetAsync($"{other}&cursor={cursor}", Token);
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Theory]
    [InlineData("/artists/nobody", "artist-not-found")]
    [InlineData("/albums/nothing", "album-not-found")]
    [InlineData("/tracks/nothing", "track-not-found")]
    public async Task Page_OfNobody_IsAProblem(string path, string slug)
    {
        using var answer = await world.Ann.GetAsync(path, Token);
        await answer.ProblemAsync(HttpStatusCode.NotFound, slug);
    }

    [Fact]
    public async Task Pages_OfDifferentArtists_AreDifferentAnswers()
    {
        foreach (var (key, plays) in new[] { ("ann", 5), ("ac/dc", 1), ("ann", 5) })
        {
            var page = await world.Ann.GetJsonAsync("/artists/" + Uri.EscapeDataString(key));
            (page.GetProperty("key").GetString(), page.GetProperty("plays").GetInt32()).ShouldBe((key, plays));
        }
    }

    [Fact]
    public async Task Ranking_AsATable_HasALineForEach()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/artists");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await world.Ann.SendAsync(request, Token);
        var lines = (await answer.Content.ReadAsStringAsync(Token)).Split("\r\n");
        lines[0].ShouldStartWith("rank,rankChange,key,name,artist.key");
        lines[1].ShouldStartWith("1,,ann,Ann,,,5,");
        lines[2].ShouldStartWith("2,,ac/dc,AC/DC,,,1,");
    }

    [Theory]
    [InlineData("/plays?limit=2")]
    [InlineData("/artists?limit=1")]
    [InlineData("/albums")]
    [InlineData("/tracks?by=minutes")]
    public async Task Page_ThatTheClientHolds_IsNotSentAgain(string path)
    {
        var (tag, body) = await TaggedAsync(world.Ann, path);
        tag.ShouldStartWith("W/\"");
        (await TaggedAsync(world.Ann, path, tag)).ShouldBe((tag, null));
        (await TaggedAsync(world.Ann, path, $"\"another\", {tag}")).ShouldBe((tag, null));
        (await TaggedAsync(world.Ann, path, "*")).ShouldBe((tag, null));
        (await TaggedAsync(world.Ann, path, "W/\"another\"")).Body.ShouldNotBeNull();

        // Another question, another form, another listener: another tag.
        var other = (await TaggedAsync(world.Ann, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "from=2023-05-05", tag));
        (other.Tag == tag, other.Body is null).ShouldBe((false, false));
        (await TaggedAsync(world.Ann, path, tag, "text/csv")).Body!.ShouldNotBe(body);
        using var stranger = world.As("stranger");
        (await TaggedAsync(stranger, path, tag)).Body.ShouldNotBeNull();
    }

    [Fact]
    public async Task Page_AfterAChange_HasAnotherTag()
    {
        using var listener = world.As("changing");
        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
        var (tag, body) = await TaggedAsync(listener, "/plays");
        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row("2023-05-05T12:00:00Z")), "application/json"));
        var (later, page) = await TaggedAsync(listener, "/plays", tag);
        later.ShouldNotBe(tag);
        page.ShouldNotBeNull().ShouldNotBe(body);
    }

    private static async Task<(string Tag, string? Body)> TaggedAsync(HttpClient client, string path, string? held = null, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        request.Headers.TryAddWithoutValidation("If-None-Match", held is null ? [] : [held]);
        using var answer = await client.SendAsync(request, Token);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotModified);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        return (answer.Headers.ETag!.ToString(), answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(Token) : null);
    }

    [Fact]
    public async Task Keys_OfEverything_OpenItsPage()
    {
        foreach (var list in (string[])["/artists", "/albums", "/tracks"])
        {
            var keys = (await world.Ann.GetJsonAsync(list)).GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("key").GetString()!).ToList();
            keys.ShouldNotBeEmpty();
            foreach (var key in keys)
            {
                (await world.Ann.GetJsonAsync($"{list}/{Uri.EscapeDataString(key)}")).GetProperty("key").GetString().ShouldBe(key);
            }
        }
    }

    /// <summary>A listener with six plays.</summary>
    public sealed class World : IAsyncLifetime
    {
        private readonly ApiHost host = new();

        internal HttpClient Ann { get; private set; } = null!;

        internal HttpClient As(string name) => host.As(name);

        public async ValueTask InitializeAsync()
        {
            Ann = host.As("library");
            var rows = Enumerable.Range(4, 5).Select(day => Uploads.Row($"2023-05-0{day}T12:00:00Z", "spotify:track:song" + day)).ToArray();
            await Ann.ImportedAsync(Uploads.File(
                Uploads.Json(
                    [.. rows, """{"ts":"2023-05-09T12:00:00Z","ms_played":90000,"master_metadata_track_name":"Thunder","master_metadata_album_artist_name":"AC/DC","master_metadata_album_album_name":"Back","spotify_track_uri":"spotify:track:bolt"}"""]),
                "application/json"));
        }

        public async ValueTask DisposeAsync()
        {
            Ann.Dispose();
            await host.DisposeAsync();
        }
    }
}
