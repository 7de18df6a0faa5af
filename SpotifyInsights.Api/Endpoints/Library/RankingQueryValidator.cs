using FluentValidation;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Checks which ranking is asked for.</summary>
public sealed class RankingQueryValidator : AbstractValidator<RankingQuery>
{
    private static readonly MetricsQueryValidator Shared = new();

    public RankingQueryValidator()
    {
        RuleFor(query => query).Custom((query, context) => Shared.Validate(query.Shared()).Errors.ForEach(context.AddFailure));
        RuleFor(query => query.By).Must(text => text is null || QueryText.OneOf<RankedBy>(text) is not null)
            .WithMessage(query => $"'{query.By}' is none of {QueryText.Names<RankedBy>()}.");
        RuleFor(query => query.Limit).Must(text => text is null || QueryText.Integer(text) is >= 1 and <= RankingQuery.GreatestLimit)
            .WithMessage(query => $"'{query.Limit}' is not a number from 1 to {RankingQuery.GreatestLimit}.");
    }
}
