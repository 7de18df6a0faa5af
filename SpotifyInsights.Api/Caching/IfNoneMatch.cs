using Microsoft.Net.Http.Headers;

namespace SpotifyInsights.Api.Caching;

/// <summary>What a client holds already, by its `If-None-Match` (RFC 9110 section 13.1.2).</summary>
public static class IfNoneMatch
{
    /// <summary>
    /// The form of an answer that the client holds and still takes, by weak comparison; null for none. Which of its forms a server sends is the server's choice, and
    /// the one that is there already is the best.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="tag">The answer's tag as it is.</param>
    /// <param name="accepted">What the client takes.</param>
    public static ContentCoding? FindHeld(HttpRequest request, string tag, AcceptedCodings accepted)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.IfNoneMatch.Count == 0 || !EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var held))
        {
            return null;
        }

        foreach (var coding in Representation.All)
        {
            var wanted = $"\"{Representation.TagOf(tag, coding)}\"";
            if (accepted.Takes(coding) && held.Any(one => one.Tag.Equals(wanted, StringComparison.Ordinal)))
            {
                return coding;
            }
        }

        return null;
    }

    /// <summary>Whether the client holds something, whatever it is: then any answer is none to send.</summary>
    public static bool IsAny(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.IfNoneMatch is [{ } only] && only.Trim() == "*";
    }
}
