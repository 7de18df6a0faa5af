using FluentValidation;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Checks what a webhook shall be.</summary>
public sealed class NewWebhookValidator : AbstractValidator<NewWebhook>
{
    public NewWebhookValidator(WebhookAddresses addresses)
    {
        RuleFor(webhook => webhook.Url).Custom((url, context) => WebhookRules.CheckUrl(url, addresses, context.AddFailure));
        RuleFor(webhook => webhook.Events).Must(WebhookRules.AreEvents).WithMessage(WebhookRules.EventsMessage);
        RuleFor(webhook => webhook.Description).Must(WebhookRules.IsDescription).WithMessage(WebhookRules.DescriptionMessage);
    }
}
