using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>A listener's webhooks and what was sent to them.</summary>
public static class WebhookEndpoints
{
    private const string WebhookId = "The webhook's id, as the listing says it.";

    public static RouteGroupBuilder MapWebhooks(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").WithScopes(ApiScopes.AccountManage, ApiScopes.AccountManage);
        webhooks.MapPost("", CreateWebhook).WithName(nameof(CreateWebhook))
            .WithSummary("Make a webhook")
            .WithDescription("Messages about jobs, gaps and a needed sign-in go to your address as `POST`, signed as Standard Webhooks has it. The answer shows the signing secret once.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapGet("", ListWebhooks).WithName(nameof(ListWebhooks))
            .WithSummary("Your webhooks, oldest first").WithDescription("With what each is told, and whether its messages arrive.");
        webhooks.MapGet("/{id}", GetWebhook).WithName(nameof(GetWebhook))
            .WithSummary("One webhook").WithDescription("What it is told, and whether its messages arrive.").ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapPatch("/{id}", ChangeWebhook).WithName(nameof(ChangeWebhook))
            .WithSummary("Change a webhook")
            .WithDescription("Another address, other events, another description; `isEnabled` switches it off, or on again after it was disabled. What is null or left out stays.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapDelete("/{id}", DeleteWebhook).WithName(nameof(DeleteWebhook))
            .WithSummary("Delete a webhook").WithDescription("With its messages; those that wait are not sent.").ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapPost("/{id}/ping", PingWebhook).WithName(nameof(PingWebhook))
            .WithSummary("Send a test message")
            .WithDescription("Sent once, at once, also to a webhook that is disabled. What came of it stands among its messages a moment later.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapGet("/{id}/deliveries", ListWebhookDeliveries).OrAsCsv().WithName(nameof(ListWebhookDeliveries))
            .WithSummary("The messages of a webhook, newest first")
            .WithDescription("A page of them, each with its body, its attempts, and why the last one failed. Those that have arrived or were given up are forgotten after 30 days.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapPost("/{id}/deliveries/{deliveryId}/retry", RetryWebhookDelivery).WithName(nameof(RetryWebhookDelivery))
            .WithSummary("Send a message once more")
            .WithDescription("One that has arrived or was given up, with the same `webhook-id`, and with all its attempts anew. One that is pending stays as it is.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    internal static async Task<Results<Created<CreatedWebhook>, ProblemHttpResult>> CreateWebhook(
        NewWebhook wanted, ClaimsPrincipal caller, WebhookMaker maker, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await maker.MakeAsync(caller.UserId(), wanted, cancellationToken) is var (secret, webhook)
            ? TypedResults.Created($"/webhooks/{webhook.Id}", new CreatedWebhook(WebhookSummary.Of(webhook), secret))
            : ProblemTypes.TooManyWebhooks.ToResult($"You have {WebhookMaker.MostWebhooks} webhooks. Delete one that is not needed.");
    }

    internal static async Task<Ok<WebhookList>> ListWebhooks(ClaimsPrincipal caller, WebhookStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new WebhookList([.. (await store.ListAsync(caller.UserId(), cancellationToken)).Select(WebhookSummary.Of)]));

    internal static async Task<Results<Ok<WebhookSummary>, ProblemHttpResult>> GetWebhook(
        [Description(WebhookId)] string id, ClaimsPrincipal caller, WebhookStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(caller.UserId(), id, cancellationToken) is { } webhook ? TypedResults.Ok(WebhookSummary.Of(webhook)) : NotFound(id);

    internal static async Task<Results<Ok<WebhookSummary>, ProblemHttpResult>> ChangeWebhook(
        [Description(WebhookId)] string id, WebhookChanges changes, ClaimsPrincipal caller, WebhookStore store, WebhookMaker maker, CancellationToken cancellationToken) =>
        await store.FindAsync(caller.UserId(), id, cancellationToken) is { } webhook && await maker.ChangeAsync(webhook, changes, cancellationToken) is { } changed
            ? TypedResults.Ok(WebhookSummary.Of(changed))
            : NotFound(id);

    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteWebhook(
        [Description(WebhookId)] string id, ClaimsPrincipal caller, WebhookStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(caller.UserId(), id, cancellationToken) ? TypedResults.NoContent() : NotFound(id);

    internal static async Task<Results<Ok<WebhookDelivery>, ProblemHttpResult>> PingWebhook(
        [Description(WebhookId)] string id, ClaimsPrincipal caller, WebhookStore store, WebhookMaker maker, CancellationToken cancellationToken) =>
        await store.FindAsync(caller.UserId(), id, cancellationToken) is { } webhook
            ? TypedResults.Ok(WebhookDelivery.Of(await maker.PingAsync(webhook, cancellationToken)))
            : NotFound(id);

    internal static async Task<Results<Ok<WebhookDeliveryList>, ProblemHttpResult>> ListWebhookDeliveries(
        [Description(WebhookId)] string id,
        [AsParameters] WebhookDeliveriesQuery query,
        ClaimsPrincipal caller,
        WebhookStore store,
        DeliveryStore deliveries,
        PageCursors cursors,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var (userId, listing) = (caller.UserId(), "webhook-deliveries:" + id);
        if (await store.FindAsync(userId, id, cancellationToken) is null)
        {
            return NotFound(id);
        }

        var limit = query.Limit is null ? WebhookDeliveriesQuery.DefaultLimit : int.Parse(query.Limit, CultureInfo.InvariantCulture);
        var found = await deliveries.ListAsync(id, TimePlace.Parse(cursors.Read(userId, listing, query.Cursor)), limit + 1, cancellationToken);
        var next = found.Count > limit ? cursors.Make(userId, listing, TimePlace.Of(found[limit - 1].CreatedAt, found[limit - 1].Id).ToString()) : null;
        response.LinkPages(next);
        return TypedResults.Ok(new WebhookDeliveryList([.. found.Take(limit).Select(WebhookDelivery.Of)], next));
    }

    internal static async Task<Results<Ok<WebhookDelivery>, ProblemHttpResult>> RetryWebhookDelivery(
        [Description(WebhookId)] string id,
        [Description("The message's id, as the listing says it.")] string deliveryId,
        ClaimsPrincipal caller,
        WebhookStore store,
        WebhookMaker maker,
        CancellationToken cancellationToken) =>
        await store.FindAsync(caller.UserId(), id, cancellationToken) is not { } webhook ? NotFound(id)
        : await maker.RetryAsync(webhook, deliveryId, cancellationToken) is { } delivery ? TypedResults.Ok(WebhookDelivery.Of(delivery))
        : ProblemTypes.WebhookDeliveryNotFound.ToResult($"This webhook has no message '{deliveryId}'. Old ones are forgotten.");

    private static ProblemHttpResult NotFound(string id) => ProblemTypes.WebhookNotFound.ToResult($"You have no webhook '{id}'.");
}
