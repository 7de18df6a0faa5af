using FluentValidation;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Checks what a page request asks for.</summary>
public sealed class SnapshotsQueryValidator : AbstractValidator<SnapshotsQuery>
{
    public SnapshotsQueryValidator()
    {
        RuleFor(query => query.Limit)
            .Must(text => text is null || (int.TryParse(text, out var limit) && limit is >= 1 and <= SnapshotsQuery.GreatestLimit))
            .WithMessage(query => $"'{query.Limit}' is not a number from 1 to {SnapshotsQuery.GreatestLimit}.");
    }
}
