using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.Listens;

/// <summary>
/// The part of ListenBrainz' API with which players hand in what they play; docs/listenbrainz.md. Its requests, answers and errors are ListenBrainz', and no part of this
/// API's contract.
/// </summary>
public static class ListenEndpoints
{
    public static void MapListens(this IEndpointRouteBuilder app)
    {
        var listenBrainz = app.MapGroup("/1").AllowAnonymous().ExcludeFromDescription();
        listenBrainz.MapPost("/submit-listens", SubmitAsync);
        listenBrainz.MapGet("/validate-token", ValidateAsync);
    }

    private static async Task<JsonHttpResult<Answer>> SubmitAsync(
        HttpRequest request,
        ApiKeyCheck keys,
        Erasures erasures,
        WaitingListens waiting,
        JobQueue queue,
        IOptions<ListenOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization.Count == 0)
        {
            return Refused(StatusCodes.Status401Unauthorized, "You need to provide an Authorization header.");
        }

        if (await FindKeyAsync(TokenOf(request), keys, erasures, cancellationToken) is not { } key)
        {
            return Refused(StatusCodes.Status401Unauthorized, "Invalid authorization token.");
        }

        if (!key.Scopes.Contains(ApiScopes.Collect))
        {
            return Refused(StatusCodes.Status403Forbidden, $"The key lacks the scope {ApiScopes.Collect}.");
        }

        try
        {
            var now = time.GetCurrentInstant();
            var listens = Submission.Read(await ReadAsync(request, cancellationToken), now.ToUnixTimeSeconds());
            if (listens.Count > 0)
            {
                await waiting.AddAsync(key.UserId, listens, now, cancellationToken);
                await QueueIfManyAsync(key.UserId, waiting, queue, options.Value, cancellationToken);
            }

            return TypedResults.Json(new Answer { Status = "ok" });
        }
        catch (ListenRefusedException refused)
        {
            return Refused(StatusCodes.Status400BadRequest, refused.Message);
        }
    }

    private static async Task<JsonHttpResult<Answer>> ValidateAsync(HttpRequest request, ApiKeyCheck keys, Erasures erasures, CancellationToken cancellationToken)
    {
        // In the address as well, where old players write it.
        var token = TokenOf(request) is { Length: > 0 } sent ? sent : request.Query["token"].ToString();
        if (token.Length == 0)
        {
            return Refused(StatusCodes.Status400BadRequest, "You need to provide an Authorization token.");
        }

        var key = await FindKeyAsync(token, keys, erasures, cancellationToken);
        return key?.Scopes.Contains(ApiScopes.Collect) == true
            ? TypedResults.Json(new Answer { Code = StatusCodes.Status200OK, Message = "Token valid.", Valid = true, UserName = key.UserId })
            : TypedResults.Json(new Answer { Code = StatusCodes.Status200OK, Message = "Token invalid.", Valid = false });
    }

    private static string TokenOf(HttpRequest request)
    {
        var words = request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var scheme, var token] && (scheme.Equals("Token", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) ? token : "";
    }

    private static async Task<ApiKey?> FindKeyAsync(string token, ApiKeyCheck keys, Erasures erasures, CancellationToken cancellationToken) =>
        await keys.FindAsync(token, cancellationToken) is { } key && !erasures.Voids(key.UserId, key.CreatedAt.ToDateTimeOffset()) ? key : null;

    // One byte more than is allowed tells that there is more.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var block = new byte[81_920];
        int read;
        while (content.Length <= ListenLimits.MostBytes && (read = await request.Body.ReadAsync(block, cancellationToken)) > 0)
        {
            content.Write(block, 0, read);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private static async Task QueueIfManyAsync(string userId, WaitingListens waiting, JobQueue queue, ListenOptions options, CancellationToken cancellationToken)
    {
        if (await waiting.CountAsync(userId, cancellationToken) >= options.BatchSize)
        {
            await queue.EnqueueAsync(JobKind.Listens, userId, parameters: null, cancellationToken);
        }
    }

    private static JsonHttpResult<Answer> Refused(int status, string error) => TypedResults.Json(new Answer { Code = status, Error = error }, statusCode: status);

    // Whatever is null is not in ListenBrainz' answers.
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record Answer
    {
        [JsonPropertyName("status"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Status { get; init; }

        [JsonPropertyName("code"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? Code { get; init; }

        [JsonPropertyName("error"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Error { get; init; }

        [JsonPropertyName("message"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Message { get; init; }

        [JsonPropertyName("valid"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? Valid { get; init; }

        [JsonPropertyName("user_name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? UserName { get; init; }
    }
}
