using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Hosting;

/// <summary>The search that goes through the logs of the whole run finds what it is for.</summary>
public sealed class LogSearchTests
{
    private readonly LogSearch search = new();

    [Theory]
    [InlineData("token s3cret-t0ken-1234 was refused", true)]
    [InlineData("GET /callback?code=s3cret-t0ken-1234&state=x failed", true)]
    [InlineData("Bearer s3cret-t0ken-1234.", true)]
    [InlineData("s3cret-t0ken-123", false)]
    [InlineData("nothing", false)]
    public void Find_ASecretInALine(string line, bool isFound)
    {
        search.Hear(line);
        search.Learn("s3cret-t0ken-1234");

        search.Find().ShouldBe(isFound ? [line] : []);
    }

    [Fact]
    public void Learn_WhatRequestsAndAnswersHold()
    {
        using var request = new HttpRequestMessage();
        request.Headers.Authorization = new("Bearer", "bearer-of-the-request");
        request.Headers.Add("X-API-Key", "key-of-the-request");
        search.Learn(request, """{"access_token":"access-of-the-answer","name":"name-of-the-answer","apiKey":"key-of-the-answer"}""");
        string[] lines = ["a bearer-of-the-request", "b key-of-the-request", "c access-of-the-answer", "d key-of-the-answer"];
        foreach (var line in (string[])[.. lines, "e name-of-the-answer"])
        {
            search.Hear(line);
        }

        search.Find().Order(StringComparer.Ordinal).ShouldBe(lines);
        (search.Lines, search.Secrets).ShouldBe((5, 4));
    }
}
