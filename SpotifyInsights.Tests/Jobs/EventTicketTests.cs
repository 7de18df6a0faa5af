using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Api;
using OtherProgram = SpotifyInsights.Tests.OAuth.ThirdParty;

namespace SpotifyInsights.Tests.Jobs;

/// <summary>Tickets for `EventSource`: one call to the events of one job, and nothing else.</summary>
public sealed class EventTicketTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly HttpClient _listener;
    private readonly HttpClient _page;

    public EventTicketTests()
    {
        OtherProgram.Register(_host);
        _listener = _host.As("demo");
        _page = _host.Anonymous();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_OpensTheEventsOnce()
    {
        var job = await JobAsync();
        using var made = await _listener.PostAsync($"/jobs/{job}/events-ticket", content: null, Cancel);
        var ticket = await made.JsonAsync(HttpStatusCode.Created);
        made.Headers.CacheControl!.NoStore.ShouldBeTrue();
        ticket.GetProperty("expiresAt").GetString().ShouldBe("2026-03-15T12:01:00Z");
        ticket.GetProperty("eventsUrl").GetString().ShouldBe($"/jobs/{job}/events?ticket={ticket.GetProperty("ticket").GetString()}");

        using var events = await _page.GetAsync(ticket.GetProperty("eventsUrl").GetString(), HttpCompletionOption.ResponseHeadersRead, Cancel);
        events.StatusCode.ShouldBe(HttpStatusCode.OK);
        events.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await events.Content.ReadAsStringAsync(Cancel)).ShouldContain(job);
        await RefusedAsync(ticket.GetProperty("eventsUrl").GetString()!);
    }

    [Theory]
    [InlineData(59_999, HttpStatusCode.OK)]
    [InlineData(60_000, HttpStatusCode.Unauthorized)]
    public async Task Ticket_IsGoodForAMinute(int milliseconds, HttpStatusCode expected)
    {
        var url = await UrlAsync(_listener, await JobAsync());
        _host.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        using var answer = await _page.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, Cancel);
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Ticket_OfOneJob_IsSpentOnAnother()
    {
        var (first, second) = (await JobAsync(), await JobAsync(JobKind.Snapshot));
        var url = await UrlAsync(_listener, first);
        await RefusedAsync(url.Replace(first, second, StringComparison.Ordinal));
        await RefusedAsync(url);
    }

    [Theory]
    [InlineData("GET", "/jobs/{job}")]
    [InlineData("DELETE", "/jobs/{job}")]
    [InlineData("POST", "/jobs/{job}/events-ticket")]
    [InlineData("GET", "/me")]
    [InlineData("GET", "/metrics/temporal")]
    public async Task Ticket_ElsewhereIsNoProof(string method, string path)
    {
        var job = await JobAsync();
        var url = await UrlAsync(_listener, job);
        await RefusedAsync(path.Replace("{job}", job, StringComparison.Ordinal) + url[url.IndexOf('?', StringComparison.Ordinal)..], method);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")]
    public async Task Ticket_ThatIsNone_OpensNothing(string ticket) => await RefusedAsync($"/jobs/{await JobAsync()}/events?ticket={ticket}");

    [Fact]
    public async Task Ticket_IsForOwnJobsAlone()
    {
        var job = await JobAsync();
        using var other = _host.As("light");
        using var answer = await other.PostAsync($"/jobs/{job}/events-ticket", content: null, Cancel);
        await answer.ProblemAsync(HttpStatusCode.NotFound, "job-not-found");
    }

    [Fact]
    public async Task Ticket_OfAProgram_EndsWithItsConsent()
    {
        using var party = new OtherProgram(_host);
        var (_, refresh) = await party.LetInAsync(OtherProgram.Ask(("scope", "collect")));
        var job = await JobAsync();
        var (used, kept) = (await UrlAsync(party.Program, job), await UrlAsync(party.Program, job));
        using (var answer = await _page.GetAsync(used, HttpCompletionOption.ResponseHeadersRead, Cancel))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = "charts", ["token"] = refresh });
        using var revoked = await party.Browser.PostAsync("/oauth/revoke", form, Cancel);
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(kept);
    }

    [Fact]
    public async Task Ticket_NeedsTheScopeOfJobs()
    {
        using var party = new OtherProgram(_host);
        await party.LetInAsync(OtherProgram.Ask(("scope", "metrics:read")));
        (await party.StatusAsync(HttpMethod.Post, $"/jobs/{await JobAsync()}/events-ticket")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Ticket_OfAListenerWhoLeft_IsVoid()
    {
        var url = await UrlAsync(_listener, await JobAsync());
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var left = await _listener.DeleteAsync("/me", Cancel);
        left.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await RefusedAsync(url);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _page.Dispose();
        _host.Dispose();
    }

    // Nobody is signed in at Spotify, so that it fails at once, as a job may.
    private async Task<string> JobAsync(JobKind kind = JobKind.Poll) => (await _host.Services.GetRequiredService<JobQueue>().EnqueueAsync(kind, "demo", parameters: null, Cancel)).Id;

    private static async Task<string> UrlAsync(HttpClient caller, string job)
    {
        using var answer = await caller.PostAsync($"/jobs/{job}/events-ticket", content: null, Cancel);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("eventsUrl").GetString()!;
    }

    private async Task RefusedAsync(string path, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await _page.SendAsync(request, Cancel);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }
}
