using FluentValidation;
using SpotifyInsights.Api.Endpoints.Metrics;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Checks the window of a page of the library.</summary>
public sealed class LibraryQueryValidator : AbstractValidator<LibraryQuery>
{
    private static readonly MetricsQueryValidator Shared = new();

    public LibraryQueryValidator() =>
        RuleFor(query => query).Custom((query, context) => Shared.Validate(query.Shared()).Errors.ForEach(context.AddFailure));
}
