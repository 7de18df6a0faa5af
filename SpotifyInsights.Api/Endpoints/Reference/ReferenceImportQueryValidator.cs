using FluentValidation;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Endpoints.Reference;

/// <summary>Checks what is said of a reference data set beside its content.</summary>
public sealed class ReferenceImportQueryValidator : AbstractValidator<ReferenceImportQuery>
{
    public ReferenceImportQueryValidator() =>
        RuleFor(query => query.AsOf).Must(text => text is null || QueryText.Date(text) is not null)
            .WithMessage(query => $"'{query.AsOf}' is not a date of the form YYYY-MM-DD.");
}
