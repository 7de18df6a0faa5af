using FluentValidation;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Checks which families are asked.</summary>
public sealed class FamiliesQueryValidator : AbstractValidator<FamiliesQuery>
{
    public FamiliesQueryValidator(IEnumerable<MetricFamily> families)
    {
        var known = families.Where(family => !family.NeedsReferenceData).Select(family => family.Name).ToList();
        RuleFor(query => query.Families).Must((query, _) => query.Names?.All(known.Contains) != false)
            .WithMessage(query => $"'{query.Names!.First(name => !known.Contains(name))}' is none of {string.Join(", ", known)}.");
    }
}
