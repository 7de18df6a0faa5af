using FluentValidation;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Checks which top list is asked for.</summary>
public sealed class TopListQueryValidator : AbstractValidator<TopListQuery>
{
    public TopListQueryValidator() =>
        RuleFor(query => query.Range).Must(text => text is null || QueryText.OneOf<TimeRange>(text) is not null)
            .WithMessage(query => $"'{query.Range}' is none of {QueryText.Names<TimeRange>()}.");
}
