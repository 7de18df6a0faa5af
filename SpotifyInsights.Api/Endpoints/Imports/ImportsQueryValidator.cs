using FluentValidation;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Checks what a page request asks for.</summary>
public sealed class ImportsQueryValidator : AbstractValidator<ImportsQuery>
{
    public ImportsQueryValidator()
    {
        RuleFor(query => query.Limit)
            .Must(text => text is null || (int.TryParse(text, out var limit) && limit is >= 1 and <= ImportsQuery.GreatestLimit))
            .WithMessage(query => $"'{query.Limit}' is not a number from 1 to {ImportsQuery.GreatestLimit}.");
    }
}
