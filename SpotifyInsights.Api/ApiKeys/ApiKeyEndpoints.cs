using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>A listener's keys: for the listener alone, so that no key and no program of others makes another.</summary>
public static class ApiKeyEndpoints
{
    public static RouteGroupBuilder MapApiKeys(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var keys = api.MapGroup("/api-keys").WithTags("API keys");
        keys.MapPost("", CreateApiKey).WithName(nameof(CreateApiKey))
            .WithSummary("Make an API key")
            .WithDescription("For scripts and programs of your own. The answer shows the key once; what is kept is a hash. Send it as `X-API-Key`. Only you yourself can make keys, no key and no program of others.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        keys.MapGet("", ListApiKeys).WithName(nameof(ListApiKeys))
            .WithSummary("Your API keys, newest first")
            .WithDescription("With the beginning of each, its scopes, its end, and when it was last used.");
        keys.MapDelete("/{id}", RevokeApiKey).WithName(nameof(RevokeApiKey))
            .WithSummary("Revoke an API key")
            .WithDescription("It opens nothing from here on; where several processes serve one instance, the others know within two seconds.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    internal static async Task<Results<Created<CreatedApiKey>, ProblemHttpResult>> CreateApiKey(
        NewApiKey wanted, ClaimsPrincipal caller, ApiKeyMaker maker, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await maker.MakeAsync(caller.UserId(), wanted, cancellationToken) is var (text, key)
            ? TypedResults.Created((string?)null, new CreatedApiKey(text, key.Id, key.Name, [.. key.Scopes.Select(KeyScopes.Of)], key.CreatedAt, key.ExpiresAt))
            : ProblemTypes.TooManyApiKeys.ToResult($"You have {ApiKeyMaker.MostKeys} keys. Revoke one that is not needed.");
    }

    internal static async Task<Ok<ApiKeyList>> ListApiKeys(ClaimsPrincipal caller, ApiKeyStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiKeyList([.. (await store.ListAsync(caller.UserId(), areShared: false, cancellationToken)).Select(ApiKeySummary.Of)]));

    internal static async Task<Results<NoContent, ProblemHttpResult>> RevokeApiKey(
        [Description("The key's id, as the listing says it.")] string id, ClaimsPrincipal caller, ApiKeyMaker maker, CancellationToken cancellationToken) =>
        await maker.RevokeAsync(caller.UserId(), id, isShared: false, cancellationToken)
            ? TypedResults.NoContent()
            : ProblemTypes.ApiKeyNotFound.ToResult($"You have no API key '{id}'.");
}
