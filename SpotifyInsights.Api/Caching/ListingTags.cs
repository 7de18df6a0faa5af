using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Caching;

/// <summary>
/// Entity tags of listings that are made for each request. Weak ones: cursors are written anew each time, and what compresses the bodies is not asked. The same state
/// and the same words make the same tag, on every node.
/// </summary>
public sealed class ListingTags(MetricsQuestions questions)
{
    /// <summary>The tag of what a request asks for now.</summary>
    /// <param name="call">The request.</param>
    /// <param name="query">Its shared parameters.</param>
    /// <param name="operation">Which listing it is.</param>
    public async Task<string> OfAsync(HttpContext call, MetricsQuery query, string operation)
    {
        ArgumentNullException.ThrowIfNull(call);
        var words = QuestionWords.Of(operation, query, call.Request.Query) + (call.Request.WantsCsv() ? "?csv" : string.Empty);
        return AnswerTag.Of(words, await questions.GroundAsync(Questioner.Of(call.User), query, call.RequestAborted));
    }

    /// <summary>Whether the client holds it already, so that nothing is to be made.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tag">The tag.</param>
    public static bool IsHeld(HttpRequest request, string tag) =>
        IfNoneMatch.IsAny(request) || IfNoneMatch.FindHeld(request, tag, AcceptedCodings.Of(request)) is not null;

    /// <summary>Writes the tag into the headers of an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="tag">The tag.</param>
    public static void Write(HttpResponse response, string tag)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.ETag = $"W/\"{tag}\"";
        response.Headers.CacheControl = AnswerWriting.Caching;
    }
}
