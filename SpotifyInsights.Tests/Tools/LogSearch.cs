using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Tools;

/// <summary>Hears log lines and learns secrets, in any order, and finds the secrets that were said. It keeps words, not lines: a run of tests says much.</summary>
public sealed partial class LogSearch
{
    /// <summary>A shorter text is no secret, but a word like others.</summary>
    public const int ShortestSecret = 11;

    private readonly ConcurrentDictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> secrets = new(StringComparer.Ordinal);
    private long lines;

    /// <summary>How many lines were heard.</summary>
    public long Lines => Interlocked.Read(ref lines);

    /// <summary>How many secrets are known.</summary>
    public int Secrets => secrets.Count;

    /// <summary>A line was logged.</summary>
    public void Hear(string line)
    {
        Interlocked.Increment(ref lines);
        foreach (var word in Words().EnumerateMatches(line))
        {
            words.TryAdd(line.Substring(word.Index, word.Length), line);
        }
    }

    /// <summary>This must never be said.</summary>
    public void Learn(string? secret)
    {
        if (secret is { Length: >= ShortestSecret })
        {
            secrets.TryAdd(secret, 0);
        }
    }

    /// <summary>What a request proves itself with must never be said, nor the secrets that an answer holds.</summary>
    /// <param name="request">The request; null where it is not known.</param>
    /// <param name="body">The answer's body, if that is JSON.</param>
    public void Learn(HttpRequestMessage? request, string? body = null)
    {
        Learn(request?.Headers.Authorization?.Parameter);
        if (request is not null && request.Headers.TryGetValues("X-API-Key", out var keys))
        {
            keys.ToList().ForEach(Learn);
        }

        foreach (var secret in SecretMembers().Matches(body ?? "").Select(match => match.Groups["value"].Value))
        {
            Learn(secret);
        }
    }

    /// <summary>A line for each secret that was said.</summary>
    public IReadOnlyList<string> Find()
    {
        var known = System.Buffers.SearchValues.Create([.. secrets.Keys], StringComparison.Ordinal);
        return [.. words.Where(word => word.Key.AsSpan().ContainsAny(known)).Select(word => word.Value)];
    }

    // Everything that base64, its form for URLs, percent encoding and our own keys are made of.
    [GeneratedRegex("[0-9A-Za-z_+/=.%~-]{11,}", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex("\"(access_token|refresh_token|client_secret|apiKey|shareKey|webhookSecret|ticket|accessToken|refreshToken)\":\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SecretMembers();
}
