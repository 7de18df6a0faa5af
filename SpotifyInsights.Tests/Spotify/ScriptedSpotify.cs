using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SpotifyInsights.Tests.Spotify;

/// <summary>
/// Answers requests as arranged, per path in the order of arrangement; the last answer of a path stays. A request that nobody arranged is remembered
/// and fails the test.
/// </summary>
public sealed class ScriptedSpotify : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Func<CancellationToken, Task<HttpResponseMessage>>>> _script = new(StringComparer.Ordinal);
    private readonly List<ScriptedRequest> _requests = [];

    public IReadOnlyList<ScriptedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public int CountOf(string pathAndQuery) => Requests.Count(request => request.PathAndQuery == pathAndQuery);

    public ScriptedSpotify On(string pathAndQuery, Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        lock (_gate)
        {
            if (!_script.TryGetValue(pathAndQuery, out var answers))
            {
                _script.Add(pathAndQuery, answers = new());
            }

            answers.Enqueue(answer);
        }

        return this;
    }

    public ScriptedSpotify On(string pathAndQuery, HttpStatusCode status, string body, TimeSpan? retryAfter = null) =>
        On(pathAndQuery, _ => Task.FromResult(Answer(status, body, retryAfter)));

    public ScriptedSpotify OnFault(string pathAndQuery, Exception fault) => On(pathAndQuery, _ => throw fault);

    public static HttpResponseMessage Answer(HttpStatusCode status, string body, TimeSpan? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
        }

        return response;
    }

    /// <summary>Forgets what was arranged, so that a test can say what is answered from now on.</summary>
    public ScriptedSpotify Restart()
    {
        lock (_gate)
        {
            _script.Clear();
            _requests.Clear();
        }

        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.PathAndQuery;
        Func<CancellationToken, Task<HttpResponseMessage>> answer;
        lock (_gate)
        {
            _requests.Add(new ScriptedRequest(
                request.Method.Method, request.RequestUri.GetLeftPart(UriPartial.Authority), path, request.Headers.Authorization?.ToString(), body));
            if (!_script.TryGetValue(path, out var answers))
            {
                throw new InvalidOperationException($"Nobody arranged {request.Method} {path}.");
            }

            answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        }

        return await answer(cancellationToken);
    }
}
