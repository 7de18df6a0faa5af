using System.Collections.Concurrent;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.ShareLinks;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>
/// The short way to answers that are there: a request that was read, checked and answered before, word for word, is neither read nor checked again. What the answer
/// depends on is looked up each time.
/// </summary>
public sealed class ReadyAnswers(MetricsQuestions questions, AnswerCache cache)
{
    private const int MostKnown = 10_000;

    // No question of ours is longer; what is, may come to as much as the server reads of a request.
    private const int LongestQuery = 500;
    private readonly ConcurrentDictionary<Asked, Known> _known = new();

    /// <summary>Answers where nothing needs to be calculated; false: nothing was written.</summary>
    public async Task<bool> TryAnswerAsync(HttpContext call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Request.WantsCsv() || !_known.TryGetValue(Asked.Of(call), out var known))
        {
            return false;
        }

        var accepted = AcceptedCodings.Of(call.Request);
        var tag = known.TagOf(await questions.GroundAsync(Questioner.Of(call.User), known.Query, call.RequestAborted));
        if (IfNoneMatch.FindHeld(call.Request, tag, accepted) is { } held)
        {
            await AnswerWriting.WriteAsync(call, Representation.TagOf(tag, held), held, body: null);
            return true;
        }

        if (cache.FindReady(tag, accepted.Best) is not { } ready)
        {
            return false;
        }

        await AnswerWriting.WriteAsync(call, ready.Answer.Tag, ready.Coding, IfNoneMatch.IsAny(call.Request) ? null : ready.Answer.Body);
        return true;
    }

    /// <summary>Remembers a request that was answered.</summary>
    /// <param name="call">The request.</param>
    /// <param name="query">Its shared parameters.</param>
    /// <param name="words">The question in one line.</param>
    public void Note(HttpContext call, MetricsQuery query, string words)
    {
        if (call.Request.QueryString.Value?.Length > LongestQuery)
        {
            return;
        }

        // Whoever asks so many different things starts again.
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[Asked.Of(call)] = new Known(query, words);
    }

    private readonly record struct Asked(string UserId, string? LinkId, string Path, string Query)
    {
        // What a share link may ask, another of the same listener may not.
        public static Asked Of(HttpContext call) => new(call.User.UserId(), call.User.FindShare()?.LinkId, call.Request.Path.Value ?? string.Empty, call.Request.QueryString.Value ?? string.Empty);
    }

    private sealed class Known(MetricsQuery query, string words)
    {
        private Tagged? _last;

        public MetricsQuery Query { get; } = query;

        public string TagOf(MetricsGround ground)
        {
            var last = _last;
            if (last is null || last.Ground != ground)
            {
                _last = last = new(ground, AnswerTag.Of(words, ground));
            }

            return last.Tag;
        }

        private sealed record Tagged(MetricsGround Ground, string Tag);
    }
}
