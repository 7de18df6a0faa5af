using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>Stands between a store and its server: lets requests through, or lets the next ones that match meet a fault, in the order they were added.</summary>
public sealed class FaultyNetwork() : DelegatingHandler(R2Server.Socket())
{
    private readonly ConcurrentQueue<string> seen = new();
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];

    /// <summary>Method and query of every request, such as `PUT` or `POST ?uploads`.</summary>
    public IReadOnlyList<string> Seen => [.. seen];

    /// <summary>Every request as it was sent, without its body.</summary>
    public ConcurrentQueue<HttpRequestMessage> Requests { get; } = new();

    /// <summary>Answers without the server.</summary>
    public void Answer(string request, int status, string code, int times = 1) => Add(request, times, (_, _) => Task.FromResult(Error(status, code)));

    /// <summary>Answers 200 with a body of one's own.</summary>
    public void Answer(string request, string body) => Add(request, 1, (_, _) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/xml") }));

    /// <summary>The request never leaves.</summary>
    public void Break(string request, HttpRequestError error, int times = 1) => Add(request, times, (_, _) => throw new HttpRequestException(error));

    /// <summary>The request breaks on its way; nobody can know whether it arrived, and it did not.</summary>
    public void LoseRequest(string request) => Add(request, 1, (_, _) => throw new IOException("The connection broke."));

    /// <summary>The request is carried out, <paramref name="meanwhile"/> happens, and the answer gets lost.</summary>
    public void LoseAnswer(string request, Func<Task>? meanwhile = null) => Add(request, 1, async (message, token) =>
    {
        using var lost = await base.SendAsync(message, token);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        throw new HttpRequestException(HttpRequestError.ResponseEnded);
    });

    /// <summary>The body ends after <paramref name="bytes"/>.</summary>
    public void CutBody(string request, int bytes) => Add(request, 1, async (message, token) =>
    {
        var answer = await base.SendAsync(message, token);
        var whole = await answer.Content.ReadAsByteArrayAsync(token);
        var part = new ByteArrayContent(whole, 0, bytes);
        foreach (var header in answer.Content.Headers)
        {
            part.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        answer.Content = part;
        return answer;
    });

    /// <summary>Nobody answers until the client gives up; <paramref name="begun"/> is told of each try.</summary>
    public void Hang(string request, Action begun, int times = 1) => Add(request, times, async (_, token) =>
    {
        var never = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var given = token.Register(() => never.TrySetCanceled(token));
        begun();
        return await never.Task;
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = NameOf(request);
        seen.Enqueue(name);
        Requests.Enqueue(request);
        return Next(name) is { } fault ? await fault.Act(request, cancellationToken) : await base.SendAsync(request, cancellationToken);
    }

    private static string NameOf(HttpRequestMessage request)
    {
        var first = request.RequestUri!.Query.Split('=', '&')[0];
        return first.Length == 0 ? request.Method.Method : $"{request.Method.Method} {first}";
    }

    private static HttpResponseMessage Error(int status, string code) => new((HttpStatusCode)status)
    {
        Content = new StringContent($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>as the test wants</Message></Error>", Encoding.UTF8, "application/xml"),
    };

    private void Add(string request, int times, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> act)
    {
        lock (gate)
        {
            faults.AddRange(Enumerable.Repeat(new Fault(request, act), times));
        }
    }

    private Fault? Next(string request)
    {
        lock (gate)
        {
            var index = faults.FindIndex(fault => fault.Request == request);
            if (index < 0)
            {
                return null;
            }

            var next = faults[index];
            faults.RemoveAt(index);
            return next;
        }
    }

    private sealed record Fault(string Request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Act);
}
