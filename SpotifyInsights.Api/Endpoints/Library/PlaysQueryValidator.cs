using FluentValidation;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Checks which plays are asked for.</summary>
public sealed class PlaysQueryValidator : AbstractValidator<PlaysQuery>
{
    private static readonly MetricsQueryValidator Shared = new();

    public PlaysQueryValidator()
    {
        RuleFor(query => query).Custom((query, context) => Shared.Validate(query.Shared()).Errors.ForEach(context.AddFailure));
        RuleFor(query => query.Source).Must(text => text is null || QueryText.OneOf<PlaySource>(text) is not null)
            .WithMessage(query => $"'{query.Source}' is none of {QueryText.Names<PlaySource>()}.");
        RuleFor(query => query.Short).Must(text => text is null || bool.TryParse(text, out _))
            .WithMessage(query => $"'{query.Short}' is neither true nor false.");
        RuleFor(query => query.Limit).Must(text => text is null || QueryText.Integer(text) is >= 1 and <= PlaysQuery.GreatestLimit)
            .WithMessage(query => $"'{query.Limit}' is not a number from 1 to {PlaysQuery.GreatestLimit}.");
    }
}
