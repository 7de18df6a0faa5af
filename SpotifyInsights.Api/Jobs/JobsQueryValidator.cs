using FluentValidation;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Checks how many jobs are asked for.</summary>
public sealed class JobsQueryValidator : AbstractValidator<JobsQuery>
{
    public JobsQueryValidator() =>
        RuleFor(query => query.Limit)
            .Must(text => text is null || (int.TryParse(text, out var limit) && limit is >= 1 and <= JobsQuery.GreatestLimit))
            .WithMessage(query => $"'{query.Limit}' is not a number from 1 to {JobsQuery.GreatestLimit}.");
}
