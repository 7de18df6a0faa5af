using FluentValidation;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Checks what shall be different at a webhook.</summary>
public sealed class WebhookChangesValidator : AbstractValidator<WebhookChanges>
{
    public WebhookChangesValidator(WebhookAddresses addresses)
    {
        RuleFor(changes => changes.Url).Custom((url, context) => WebhookRules.CheckUrl(url, addresses, context.AddFailure)).When(changes => changes.Url is not null);
        RuleFor(changes => changes.Events).Must(WebhookRules.AreEvents).WithMessage(WebhookRules.EventsMessage);
        RuleFor(changes => changes.Description).Must(WebhookRules.IsDescription).WithMessage(WebhookRules.DescriptionMessage);
    }
}
