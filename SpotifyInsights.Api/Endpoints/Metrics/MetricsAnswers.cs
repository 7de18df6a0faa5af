using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Caching;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Answers metrics requests: not at all where the client holds the answer, from the cache where it is kept, else by calculating, once for all who ask.</summary>
public sealed class MetricsAnswers(MetricsQuestions questions, AnswerCache cache, IOptions<JsonOptions> json)
{
    /// <summary>The answer to a checked request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="query">Its shared parameters.</param>
    /// <param name="calculate">Makes the answer, where it is needed.</param>
    /// <param name="operation">Which question it is: the handler that asks.</param>
    public async Task<Answer<T>> OfAsync<T>(HttpContext call, MetricsQuery query, Func<MetricsQuestion, T> calculate, [CallerMemberName] string operation = "")
    {
        ArgumentNullException.ThrowIfNull(call);
        var userId = call.User.UserId();
        var words = $"{operation}?{QuestionWords.Of(query)}?{QuestionWords.Others(call.Request.Query)}";
        var accepted = AcceptedCodings.Of(call.Request);
        var tag = AnswerTag.Of(words, await questions.GroundAsync(userId, query, call.RequestAborted));
        if (IfNoneMatch.FindHeld(call.Request, tag, accepted) is { } held)
        {
            return new(Representation.TagOf(tag, held), held, body: null);
        }

        var (answer, coding) = await FormAsync(tag, accepted, MakeAsync, call.RequestAborted);
        return new(answer.Tag, coding, IfNoneMatch.IsAny(call.Request) ? null : answer.Body);

        async Task<FinishedAnswer> MakeAsync()
        {
            // Not the caller's token: others wait for it too. What the data are now may be newer than what the tag was made for.
            var question = await questions.OfAsync(userId, query, CancellationToken.None);
            var body = JsonSerializer.SerializeToUtf8Bytes(calculate(question), json.Value.SerializerOptions);
            return new FinishedAnswer(AnswerTag.Of(words, question.Ground), userId, question.Ground.State, body);
        }
    }

    /// <summary>The answer as it is where it is small, else in the form that the client likes best.</summary>
    private async Task<(FinishedAnswer Answer, ContentCoding Coding)> FormAsync(
        string tag, AcceptedCodings accepted, Func<Task<FinishedAnswer>> makeAsync, CancellationToken cancellationToken)
    {
        var coding = accepted.Best;
        if (coding != ContentCoding.Identity && cache.Find(Representation.TagOf(tag, coding)) is { } ready)
        {
            return (ready, coding);
        }

        var answer = await cache.GetAsync(tag, makeAsync, cancellationToken);
        return coding == ContentCoding.Identity || answer.Body.Length <= Representation.LargeBytes
            ? (answer, ContentCoding.Identity)
            : (await cache.GetAsync(Representation.TagOf(answer.Tag, coding), () => Task.FromResult(Representation.Of(answer, coding)), cancellationToken), coding);
    }
}
