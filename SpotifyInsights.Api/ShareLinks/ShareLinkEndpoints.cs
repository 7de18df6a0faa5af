using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>Share links: for the listener alone, but for the question what a link opens, which is for whoever has it.</summary>
public static class ShareLinkEndpoints
{
    public static RouteGroupBuilder MapShareLinks(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var links = api.MapGroup("").WithTags("Share links");
        links.MapPost("/share-links", CreateShareLink).WithName(nameof(CreateShareLink))
            .WithSummary("Make a share link")
            .WithDescription("A key for others that opens the endpoints you choose, to be read alone, for the days you choose and no others, until it expires. The answer shows the key once; what is kept is a hash. "
                + "Answers are those of a history that has these days alone. Only you yourself can make links.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        links.MapGet("/share-links", ListShareLinks).WithName(nameof(ListShareLinks))
            .WithSummary("Your share links, newest first")
            .WithDescription("With the beginning of each key, what it opens, its end, and when it was last used.");
        links.MapDelete("/share-links/{id}", RevokeShareLink).WithName(nameof(RevokeShareLink))
            .WithSummary("Revoke a share link")
            .WithDescription("It opens nothing from here on; where several processes serve one instance, the others know within two seconds.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        links.MapGet("/shared", GetShared).WithName(nameof(GetShared))
            .WithSummary("What a share link opens")
            .WithDescription("For the page that was opened with a link: its name, what can be read with it, and the days that it shows. Without a link there is nothing here.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    internal static async Task<Results<Created<CreatedShareLink>, ProblemHttpResult>> CreateShareLink(
        NewShareLink wanted, ClaimsPrincipal caller, ShareLinkMaker maker, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        if (await maker.MakeAsync(caller.UserId(), wanted, cancellationToken) is not var (text, key))
        {
            return ProblemTypes.TooManyShareLinks.ToResult($"You have {ShareLinkMaker.MostLinks} links. Revoke one that is not needed.");
        }

        var made = ShareLinkSummary.Of(key);
        return TypedResults.Created((string?)null, new CreatedShareLink(text, made.LinkId, made.Name, made.Endpoints, made.From, made.To, made.TimeZone, made.CreatedAt, made.ExpiresAt));
    }

    internal static async Task<Ok<ShareLinkList>> ListShareLinks(ClaimsPrincipal caller, ApiKeyStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ShareLinkList([.. (await store.ListAsync(caller.UserId(), areShared: true, cancellationToken)).Select(ShareLinkSummary.Of)]));

    internal static async Task<Results<NoContent, ProblemHttpResult>> RevokeShareLink(
        [Description("The link's id, as the listing says it.")] string id, ClaimsPrincipal caller, ApiKeyMaker maker, CancellationToken cancellationToken) =>
        await maker.RevokeAsync(caller.UserId(), id, isShared: true, cancellationToken)
            ? TypedResults.NoContent()
            : ProblemTypes.ShareLinkNotFound.ToResult($"You have no share link '{id}'.");

    internal static async Task<Results<Ok<Shared>, ProblemHttpResult>> GetShared(ClaimsPrincipal caller, ApiKeyStore store, CancellationToken cancellationToken)
    {
        var link = caller.FindShare() is { } share
            ? (await store.ListAsync(caller.UserId(), areShared: true, cancellationToken)).FirstOrDefault(key => key.Id == share.LinkId)
            : null;
        if (link is null)
        {
            return ProblemTypes.ShareLinkNotFound.ToResult("This call comes without a share link.");
        }

        var shown = ShareLinkSummary.Of(link);
        return TypedResults.Ok(new Shared(shown.Name, shown.Endpoints, shown.From, shown.To, shown.TimeZone, shown.ExpiresAt));
    }
}
