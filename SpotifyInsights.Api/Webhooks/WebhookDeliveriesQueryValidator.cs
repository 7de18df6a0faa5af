using FluentValidation;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Checks how many messages are asked for.</summary>
public sealed class WebhookDeliveriesQueryValidator : AbstractValidator<WebhookDeliveriesQuery>
{
    public WebhookDeliveriesQueryValidator() =>
        RuleFor(query => query.Limit)
            .Must(text => text is null || (int.TryParse(text, out var limit) && limit is >= 1 and <= WebhookDeliveriesQuery.GreatestLimit))
            .WithMessage(query => $"'{query.Limit}' is not a number from 1 to {WebhookDeliveriesQuery.GreatestLimit}.");
}
