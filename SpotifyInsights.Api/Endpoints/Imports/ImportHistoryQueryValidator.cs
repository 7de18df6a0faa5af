using FluentValidation;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Checks how files are to be imported.</summary>
public sealed class ImportHistoryQueryValidator : AbstractValidator<ImportHistoryQuery>
{
    public ImportHistoryQueryValidator() =>
        RuleFor(query => query.DryRun).Must(text => text is null || bool.TryParse(text, out _))
            .WithMessage(query => $"'{query.DryRun}' is neither true nor false.");
}
