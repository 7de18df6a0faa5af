using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace SpotifyInsights.Api.Paging;

/// <summary>Says in `Link` (RFC 8288) where the next page is, and where the first was: the same request with another cursor.</summary>
internal static class PageLinks
{
    /// <summary>Adds the links.</summary>
    /// <param name="response">The answer with a page.</param>
    /// <param name="nextCursor">The next page's cursor; null: this is the last.</param>
    public static void LinkPages(this HttpResponse response, string? nextCursor)
    {
        var request = response.HttpContext.Request;
        var links = new List<string>();
        if (nextCursor is not null)
        {
            links.Add($"<{Address(request, nextCursor)}>; rel=\"next\"");
        }

        if (request.Query.ContainsKey(PageCursors.Parameter))
        {
            links.Add($"<{Address(request, cursor: null)}>; rel=\"first\"");
        }

        if (links.Count > 0)
        {
            response.Headers[HeaderNames.Link] = string.Join(", ", links);
        }
    }

    // Relative to the host, so that it is right behind any proxy.
    private static string Address(HttpRequest request, string? cursor)
    {
        var query = new QueryBuilder(request.Query.Where(one => one.Key != PageCursors.Parameter).SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value ?? "")));
        if (cursor is not null)
        {
            query.Add(PageCursors.Parameter, cursor);
        }

        return request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + query;
    }
}
