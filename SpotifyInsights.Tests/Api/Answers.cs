using System.Net;
using System.Text.Json;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>Reads answers in tests.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await answer.JsonAsync(expected);
    }

    /// <summary>The answer is a problem of this type.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode expected, string slug)
    {
        var problem = await answer.JsonAsync(expected);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:" + slug);
        problem.GetProperty("status").GetInt32().ShouldBe((int)expected);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }

    /// <summary>Follows a job's events to their end and returns the last status.</summary>
    public static async Task<JsonElement> FollowJobAsync(this HttpClient client, string jobId)
    {
        var limit = Patience.Token();
        await using var events = await client.GetStreamAsync($"/jobs/{jobId}/events", limit);
        JsonElement? last = null;
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(limit))
        {
            last = JsonSerializer.Deserialize<JsonElement>(item.Data);
        }

        return last.ShouldNotBeNull();
    }

    /// <summary>Takes a snapshot and waits for it.</summary>
    public static async Task<JsonElement> TakeSnapshotAsync(this HttpClient client, string query = "")
    {
        using var answer = await client.PostAsync("/snapshots" + query, content: null, TestContext.Current.CancellationToken);
        var started = await answer.JsonAsync(HttpStatusCode.Accepted);
        var jobId = started.GetProperty("jobId").GetString()!;
        answer.Headers.Location!.ToString().ShouldBe("/jobs/" + jobId);
        return await client.FollowJobAsync(jobId);
    }
}
