namespace SpotifyInsights.Tests.Tools;

/// <summary>Between the program and a simulated Spotify: the tokens that go through it must not stand in any log of the run.</summary>
internal sealed class LearningHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var givesTokens = request.RequestUri!.AbsolutePath.EndsWith("/api/token", StringComparison.Ordinal);
        SuiteLogs.Learn(request, givesTokens ? await TextAsync(answer, cancellationToken) : null);
        return answer;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }
}
