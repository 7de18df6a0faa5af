using FluentValidation;
using SpotifyInsights.Api.Endpoints.Metrics;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Checks which recap is asked for.</summary>
public sealed class RecapQueryValidator : AbstractValidator<RecapQuery>
{
    private static readonly MetricsQueryValidator Shared = new();

    public RecapQueryValidator() =>
        RuleFor(query => query).Custom((query, context) => Shared.Validate(query.Shared()).Errors.ForEach(context.AddFailure));
}
