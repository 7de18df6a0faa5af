using FluentValidation;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Checks which day is looked back from.</summary>
public sealed class OnThisDayQueryValidator : AbstractValidator<OnThisDayQuery>
{
    private static readonly MetricsQueryValidator Shared = new();

    public OnThisDayQueryValidator()
    {
        RuleFor(query => query).Custom((query, context) => Shared.Validate(query.Shared()).Errors.ForEach(context.AddFailure));
        RuleFor(query => query.Date)
            .Must(text => text is null || QueryText.Date(text) is { Year: >= MetricsQueryValidator.FirstYear and <= MetricsQueryValidator.LastYear })
            .WithMessage(query => $"'{query.Date}' is not a date of the form YYYY-MM-DD from {MetricsQueryValidator.FirstYear} to {MetricsQueryValidator.LastYear}.");
    }
}
