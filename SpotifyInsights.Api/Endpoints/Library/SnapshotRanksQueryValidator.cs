using FluentValidation;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Checks which list is followed.</summary>
public sealed class SnapshotRanksQueryValidator : AbstractValidator<SnapshotRanksQuery>
{
    private static readonly MetricsQueryValidator Shared = new();

    public SnapshotRanksQueryValidator()
    {
        RuleFor(query => query).Custom((query, context) => Shared.Validate(query.Shared()).Errors.ForEach(context.AddFailure));
        RuleFor(query => query.Kind).Must(text => text is null || QueryText.OneOf<TopListKind>(text) is not null)
            .WithMessage(query => $"'{query.Kind}' is none of {QueryText.Names<TopListKind>()}.");
        RuleFor(query => query.Range).Must(text => text is null || QueryText.OneOf<TimeRange>(text) is not null)
            .WithMessage(query => $"'{query.Range}' is none of {QueryText.Names<TimeRange>()}.");
    }
}
