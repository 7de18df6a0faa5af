using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>The check that stands behind every test of the API complains, and of what.</summary>
public sealed class AnswerCheckTests
{
    private const string NotFound = """{"type":"urn:spotifyinsights:problem:job-not-found","title":"There is no such job.","status":404}""";
    private const string Live = """{"status":"ok","progress":1,"detail":null,"dependencies":[]}""";

    [Theory]
    [InlineData("GET", "/health/live", 200, Live, null)]
    [InlineData("HEAD", "/health/live", 200, "", null)]
    [InlineData("GET", "/jobs/1", 404, NotFound, null)]
    [InlineData("GET", "/nowhere", 404, NotFound, null)]
    [InlineData("PUT", "/jobs/1", 405, NotFound, null)]
    [InlineData("OPTIONS", "/jobs/1", 204, "", null)]
    [InlineData("GET", "/health/live", 418, NotFound, "GetLiveness has no 418 in the contract: " + NotFound)]
    [InlineData("GET", "/auth/login", 418, NotFound, "SignIn has no 418 in the contract: " + NotFound)]
    [InlineData("GET", "/nowhere", 200, Live, "200, and the contract has no such operation")]
    [InlineData("PUT", "/jobs/1", 404, NotFound, "404, and the contract has no such operation")]
    [InlineData("GET", "/nowhere", 404, "", "no JSON: The input does not contain any JSON tokens*")]
    [InlineData("GET", "/health/live", 200, """{"status":"ok","progress":1,"detail":null}""", ": `dependencies` is missing")]
    [InlineData("GET", "/health/live", 200, """{"status":"ok","progress":1,"detail":null,"dependencies":[],"load":2}""", ": `load` is not in the contract")]
    [InlineData("GET", "/health/live", 200, """{"status":"fine","progress":1,"detail":null,"dependencies":[]}""", "/status: \"fine\" is none of *")]
    [InlineData("GET", "/health/live", 200, """{"status":"ok","progress":"1","detail":null,"dependencies":[]}""", "/progress: \"1\" is no *")]
    [InlineData("GET", "/health/live", 200, """{"status":"ok","progress":1,"detail":null,"dependencies":null}""", "/dependencies: null is no array")]
    [InlineData("GET", "/jobs/1", 404, """{"type":"urn:spotifyinsights:problem:lost","title":"Lost.","status":404}""", "/type: \"urn:spotifyinsights:problem:lost\" is none of those that are listed")]
    [InlineData("GET", "/jobs/1", 404, """{"type":"urn:spotifyinsights:problem:job-not-found","title":"Lost.","status":"404"}""", "/status: \"404\" is no integer")]
    [InlineData("DELETE", "/me", 202, "{}", "a body of application/json, and the contract has none")]
    [InlineData("POST", "/snapshots", 202, """{"status":"started","jobId":"1","lastSnapshotId":null,"nextEligibleAt":null}""", "the header Location is missing")]
    public async Task Complaints_AreWhatIsNotInTheContract(string method, string path, int status, string body, string? complaint)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, status < 300 ? "application/json" : "application/problem+json") };
        if (body.Length == 0 && status < 300)
        {
            answer.Content.Headers.ContentType = null;
        }

        var complaints = await AnswerCheck.ComplaintsAsync(answer, method, path);

        complaints.Count.ShouldBe(complaint is null ? 0 : 1, string.Join('\n', complaints));
        if (complaint is not null)
        {
            complaints[0].ShouldStartWith(complaint.TrimEnd('*'));
        }
    }

    [Fact]
    public async Task Complaints_OtherMediaType_IsOne()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Live, Encoding.UTF8, "text/plain") };

        (await AnswerCheck.ComplaintsAsync(answer, "GET", "/health/live")).ShouldHaveSingleItem().ShouldStartWith("the media type text/plain is not in the contract");
    }

    [Fact]
    public async Task EventStream_DataOfAnotherShape_EndsTheReading()
    {
        using var inner = new AnswerOf("event: job\ndata: {\"id\":1}\n\n");
        using var client = new HttpClient(new AnswerCheck { InnerHandler = inner }) { BaseAddress = new Uri("http://localhost") };
        using var events = await client.GetAsync("/jobs/1/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        var failure = await Record.ExceptionAsync(() => events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        failure.ShouldNotBeNull().Message.ShouldContain("/id: 1 is no string");
    }

    private sealed class AnswerOf(string events) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent(events, new MediaTypeHeaderValue("text/event-stream")),
        });
    }
}
