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
        ArgumentNullException.ThrowIfNull(tag);
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0)
        {
            return null;
        }

        // Nearly always it is one tag as it was given.
        if (header is [{ } only] && CodingOf(only, tag) is { } coding)
        {
            return accepted.Takes(coding) ? coding : null;
        }

        return EntityTagHeaderValue.TryParseList(header, out var held)
            ? held.Select(one => CodingOf(one.Tag.AsSpan(), tag)).Where(found => found is { } form && accepted.Takes(form)).Max()
            : null;
    }

    /// <summary>Whether the client holds something, whatever it is: then any answer is none to send.</summary>
    public static bool IsAny(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.IfNoneMatch is [{ } only] && only.Trim() == "*";
    }

    /// <summary>The form of an answer that a quoted tag names; null for another answer.</summary>
    private static ContentCoding? CodingOf(ReadOnlySpan<char> quoted, string tag)
    {
        if (quoted.Length < tag.Length + 2 || quoted[0] != '"' || quoted[^1] != '"' || !quoted[1..].StartsWith(tag))
        {
            return null;
        }

        var rest = quoted[(tag.Length + 1)..^1];
        return rest.IsEmpty ? ContentCoding.Identity
            : rest[0] != '-' ? null
            : rest[1..] is "br" ? ContentCoding.Brotli
            : rest[1..] is "gzip" ? ContentCoding.Gzip
            : null;
    }
}
