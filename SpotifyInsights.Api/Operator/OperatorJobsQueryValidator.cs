using FluentValidation;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Operator;

/// <summary>Checks which jobs are asked for.</summary>
public sealed class OperatorJobsQueryValidator : AbstractValidator<OperatorJobsQuery>
{
    public OperatorJobsQueryValidator()
    {
        RuleFor(query => query.Stage).Must(text => text is null || QueryText.OneOf<JobStage>(text) is not null)
            .WithMessage(query => $"'{query.Stage}' is none of {QueryText.Names<JobStage>()}.");
        RuleFor(query => query.Limit).Must(text => text is null || QueryText.Integer(text) is >= 1 and <= OperatorJobsQuery.GreatestLimit)
            .WithMessage(query => $"'{query.Limit}' is not a number from 1 to {OperatorJobsQuery.GreatestLimit}.");
    }
}
