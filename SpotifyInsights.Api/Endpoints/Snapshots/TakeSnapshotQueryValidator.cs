using FluentValidation;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Checks how a snapshot is asked for.</summary>
public sealed class TakeSnapshotQueryValidator : AbstractValidator<TakeSnapshotQuery>
{
    public TakeSnapshotQueryValidator() =>
        RuleFor(query => query.Force).Must(text => text is null || bool.TryParse(text, out _))
            .WithMessage(query => $"'{query.Force}' is neither true nor false.");
}
