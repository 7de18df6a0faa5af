using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Caching;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Answers metrics requests: not at all where the client holds the answer, from the cache where it is kept, else by calculating, once for all who ask.</summary>
public sealed class MetricsAnswers(MetricsQuestions questions, AnswerCache cache, ReadyAnswers ready, IOptions<JsonOptions> json)
{
    /// <summary>The answer to a checked request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="query">Its shared parameters.</param>
    /// <param name="calculate">Makes the answer, where it is needed.</param>
    /// <param name="operation">Which question it is: the handler that asks.</param>
    public Task<Answer<T>> OfAsync<T>(HttpContext call, MetricsQuery query, Func<MetricsQuestion, T> calculate, [CallerMemberName] string operation = "") =>
        OfAsync<T>(call, query, operation, question => Task.FromResult(Write(calculate(question))));

    /// <summary>The answer to a checked request whose making waits for something.</summary>
    /// <param name="call">The request.</param>
    /// <param name="query">Its shared parameters.</param>
    /// <param name="calculateAsync">Makes the answer, where it is needed. Not for this caller alone: the token never ends it.</param>
    /// <param name="operation">Which question it is: the handler that asks.</param>
    public Task<Answer<T>> OfAsync<T>(
        HttpContext call, MetricsQuery query, Func<MetricsQuestion, CancellationToken, Task<T>> calculateAsync, [CallerMemberName] string operation = "") =>
        OfAsync<T>(call, query, operation, async question => Write(await calculateAsync(question, CancellationToken.None)));

    /// <summary>The answer to a checked request as JSON that is made elsewhere.</summary>
    internal async Task<Answer<T>> OfAsync<T>(HttpContext call, MetricsQuery query, string operation, Func<MetricsQuestion, Task<byte[]>> writeAsync)
    {
        ArgumentNullException.ThrowIfNull(call);
        var asker = Questioner.Of(call.User);
        var form = AnswerForm.Of(call.Request, typeof(T));
        var whole = QuestionWords.Of(operation, query, call.Request.Query);
        var words = whole + form.Words;
        var accepted = AcceptedCodings.Of(call.Request);
        var tag = AnswerTag.Of(words, await questions.GroundAsync(asker, query, call.RequestAborted));
        if (IfNoneMatch.FindHeld(call.Request, tag, accepted) is { } held)
        {
            return new(Representation.TagOf(tag, held), held, body: null, form.MediaType);
        }

        var (answer, coding) = await FormAsync(tag, accepted, MakeAsync, call.RequestAborted);
        if (!form.IsCsv)
        {
            ready.Note(call, query, words);
        }

        return new(answer.Tag, coding, IfNoneMatch.IsAny(call.Request) ? null : answer.Body, form.MediaType);

        async Task<FinishedAnswer> MakeAsync()
        {
            // Not the caller's token: others wait for it too. What the data are now may be newer than what the tag was made for.
            var question = await questions.OfAsync(asker, query, CancellationToken.None);
            return await FinishAsync(words, question, async () => form.IsWhole ? await writeAsync(question) : form.Shape(await WholeAsync(question)));
        }

        // A part is cut out of the whole, which the next part needs again.
        async Task<byte[]> WholeAsync(MetricsQuestion question) =>
            (await cache.GetAsync(AnswerTag.Of(whole, question.Ground), () => FinishAsync(whole, question, () => writeAsync(question)), CancellationToken.None)).Body;
    }

    /// <summary>The JSON that a family's own endpoint gives to a question of shared parameters alone, from the cache or for it.</summary>
    internal async Task<byte[]> BodyAsync(MetricsQuestion question, MetricsQuery query, MetricFamily family)
    {
        var tag = AnswerTag.Of(QuestionWords.Of(family.Operation, query, others: null), question.Ground);
        var answer = await cache.GetAsync(
            tag,
            async () => new(tag, question.Ground.UserId, question.Ground.State, Write<object>(await family.CalculateAsync(question, CancellationToken.None))),
            CancellationToken.None);
        return answer.Body;
    }

    private static async Task<FinishedAnswer> FinishAsync(string words, MetricsQuestion question, Func<Task<byte[]>> writeAsync) =>
        new(AnswerTag.Of(words, question.Ground), question.Ground.UserId, question.Ground.State, await writeAsync());

    // As object: by what it is, not by what it is called.
    private byte[] Write<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, json.Value.SerializerOptions);

    /// <summary>The answer as it is where it is small, else in the form that the client likes best.</summary>
    private async Task<(FinishedAnswer Answer, ContentCoding Coding)> FormAsync(
        string tag, AcceptedCodings accepted, Func<Task<FinishedAnswer>> makeAsync, CancellationToken cancellationToken)
    {
        if (cache.FindReady(tag, accepted.Best) is { } found)
        {
            return found;
        }

        var coding = accepted.Best;
        var answer = await cache.GetAsync(tag, makeAsync, cancellationToken);
        return coding == ContentCoding.Identity || answer.Body.Length <= Representation.LargeBytes
            ? (answer, ContentCoding.Identity)
            : (await cache.GetAsync(Representation.TagOf(answer.Tag, coding), () => Task.FromResult(Representation.Of(answer, coding)), cancellationToken), coding);
    }
}
