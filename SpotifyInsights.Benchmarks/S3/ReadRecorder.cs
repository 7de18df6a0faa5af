using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace SpotifyInsights.Benchmarks.S3;

/// <summary>Notes which ranges of which objects are fetched, so that somebody else can fetch the same.</summary>
public sealed class ReadRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Path and range (null: the whole object) of every read so far.</summary>
    public ConcurrentQueue<(string Path, RangeHeaderValue? Range)> Reads { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (path, range) = (request.RequestUri!.AbsolutePath, request.Headers.Range);
        var answer = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Get && answer.IsSuccessStatusCode)
        {
            Reads.Enqueue((path, range));
        }

        return answer;
    }
}
