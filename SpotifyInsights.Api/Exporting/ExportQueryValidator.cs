using FluentValidation;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Exporting;

/// <summary>Checks what an export is to be written as.</summary>
public sealed class ExportQueryValidator : AbstractValidator<ExportQuery>
{
    public ExportQueryValidator() =>
        RuleFor(query => query.Format).Must(text => text is null || QueryText.OneOf<ExportFormat>(text) is not null)
            .WithMessage(query => $"'{query.Format}' is none of {QueryText.Names<ExportFormat>()}.");
}
