using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Paging;

/// <summary>Listings in pages, as a caller walks through them who knows RFC 8288 and nothing of cursors.</summary>
public sealed partial class PagingTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly HttpClient _listener;

    public PagingTests() => _listener = _host.As("demo");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 3)]
    [InlineData(7, 1)]
    [InlineData(100, 1)]
    public async Task Links_LeadThroughEveryJobOnce_NewestFirst(int limit, int pages)
    {
        // Three of one instant: only their ids tell them apart.
        await AddJobsAsync(("a", 10), ("b", 20), ("c", 20), ("d", 20), ("e", 30), ("f", 40), ("g", 50));

        var (ids, count) = await WalkAsync($"/jobs?limit={limit}", page => page.GetProperty("jobs"), "id");

        ids.ShouldBe(["g", "f", "e", "d", "c", "b", "a"]);
        count.ShouldBe(pages);
    }

    [Fact]
    public async Task Links_AreRelativeToTheHost_AndKeepTheRestOfTheRequest()
    {
        await AddJobsAsync(("a", 10), ("b", 20), ("c", 30));

        using var first = await _listener.GetAsync("/jobs?limit=1", Cancel);
        var links = Links(first);
        links.Keys.ShouldBe(["next"]);
        links["next"].ShouldStartWith("/jobs?limit=1&cursor=");
        links["next"].ShouldEndWith((await first.JsonAsync()).GetProperty("nextCursor").GetString()!);

        using var second = await _listener.GetAsync(links["next"], Cancel);
        Links(second)["first"].ShouldBe("/jobs?limit=1");
        Links(second).Keys.ShouldBe(["next", "first"], ignoreOrder: true);
    }

    // What was added meanwhile stands before the beginning, so nothing comes twice and nothing is passed over.
    [Fact]
    public async Task Page_WhileJobsAreAdded_GoesOnWhereItWas()
    {
        await AddJobsAsync(("a", 10), ("b", 20), ("c", 30));
        using var first = await _listener.GetAsync("/jobs?limit=2", Cancel);

        await AddJobsAsync(("d", 40), ("e", 50));

        (await _listener.GetJsonAsync(Links(first)["next"])).GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetString()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Cursor_OfAnotherListingOrListener_OrChanged_IsRefusedByName()
    {
        await AddJobsAsync(("a", 10), ("b", 20));
        var cursor = (await _listener.GetJsonAsync("/jobs?limit=1")).GetProperty("nextCursor").GetString()!;
        using var stranger = _host.As("stranger");
        var changed = cursor[..20] + (cursor[20] == 'A' ? 'B' : 'A') + cursor[21..];

        foreach (var (client, path) in new[]
        {
            (_listener, "/snapshots?cursor=" + cursor),
            (_listener, "/snapshots/metrics?cursor=" + cursor),
            (_listener, "/imports?cursor=" + cursor),
            (_listener, "/jobs?cursor=" + changed),
            (_listener, "/jobs?cursor=" + cursor[..^4]),
            (_listener, "/jobs?cursor="),
            (stranger, "/jobs?cursor=" + cursor),

            // As former versions had them.
            (_listener, "/snapshots?cursor=2026-03-15T12-00-00Z"),
            (_listener, "/imports?cursor=17730000000000000_0123456789abcdef"),
        })
        {
            using var answer = await client.GetAsync(path, Cancel);
            var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["cursor"], path);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _host.Dispose();
    }

    private async Task AddJobsAsync(params (string Id, long At)[] jobs)
    {
        await using var connection = await _host.Services.GetRequiredService<JobDatabase>().OpenAsync(Cancel);
        foreach (var (id, at) in jobs)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO jobs (id, kind, user_id, state, created_at, finished_at) VALUES ('{id}', 'Poll', 'demo', 'Succeeded', {ApiHost.Now.ToUnixTimeMilliseconds() + at}, {ApiHost.Now.ToUnixTimeMilliseconds() + at})";
            await command.ExecuteNonQueryAsync(Cancel);
        }
    }

    private async Task<(IReadOnlyList<string> Ids, int Pages)> WalkAsync(string path, Func<JsonElement, JsonElement> items, string id)
    {
        var (ids, pages) = (new List<string>(), 0);
        for (string? next = path; next is not null; pages++)
        {
            using var answer = await _listener.GetAsync(next, Cancel);
            var page = await answer.JsonAsync();
            ids.AddRange(items(page).EnumerateArray().Select(item => item.GetProperty(id).GetString()!));
            next = Links(answer).GetValueOrDefault("next");
            page.GetProperty("nextCursor").ValueKind.ShouldBe(next is null ? JsonValueKind.Null : JsonValueKind.String);
        }

        return (ids, pages);
    }

    private static Dictionary<string, string> Links(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out var values)
            ? Link().Matches(string.Join(", ", values)).ToDictionary(match => match.Groups["rel"].Value, match => match.Groups["address"].Value)
            : [];

    [GeneratedRegex("<(?<address>[^>]+)>; rel=\"(?<rel>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
