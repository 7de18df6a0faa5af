using FluentValidation;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Storage;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Checks what a metrics request asks for; every mistake is reported under the parameter's own name.</summary>
public sealed class MetricsQueryValidator : AbstractValidator<MetricsQuery>
{
    internal const int FirstYear = 1900;
    internal const int LastYear = 2100;

    public MetricsQueryValidator()
    {
        RuleFor(query => query.From).Must(BeADate).WithMessage(DateMessage);
        RuleFor(query => query.To).Must(BeADate).WithMessage(DateMessage);
        RuleFor(query => query.From)
            .Must((query, from) => !(QueryText.Date(from) is { } first && QueryText.Date(query.To) is { } end) || first < end)
            .WithMessage(query => $"'{query.From}' is not before `to` ('{query.To}'); the window is half-open, [from, to).");
        RuleFor(query => query.TimeZone).Must(zone => zone is null || TimeZones.TryFind(zone, out _))
            .WithMessage(query => $"'{query.TimeZone}' is not a known IANA time zone such as Europe/Berlin.");
        RuleFor(query => query.Granularity).Must(text => text is null || QueryText.OneOf<Granularity>(text) is not null)
            .WithMessage(query => $"'{query.Granularity}' is none of {QueryText.Names<Granularity>()}.");
        RuleFor(query => query.IncludeShort).Must(text => text is null || bool.TryParse(text, out _))
            .WithMessage(query => $"'{query.IncludeShort}' is neither true nor false.");
        RuleFor(query => query.IncludeExcluded).Must(text => text is null || bool.TryParse(text, out _))
            .WithMessage(query => $"'{query.IncludeExcluded}' is neither true nor false.");
        RuleFor(query => query.Top).Must(text => text is null || QueryText.Integer(text) is >= Ranking.LeastTop and <= Ranking.MostTop)
            .WithMessage(query => $"'{query.Top}' is not a whole number from {Ranking.LeastTop} to {Ranking.MostTop}.");
        RuleFor(query => query.By).Must(text => text is null || QueryText.OneOf<RankBy>(text) is not null)
            .WithMessage(query => $"'{query.By}' is none of {QueryText.Names<RankBy>()}.");
        RuleFor(query => query.Credit).Must(text => text is null || QueryText.OneOf<Credit>(text) is not null)
            .WithMessage(query => $"'{query.Credit}' is none of {QueryText.Names<Credit>()}.");
        RuleFor(query => query.AsOf).Must(text => text is null || QueryText.Instant(text) is not null || CollectionId.TryParse(text, out _))
            .WithMessage(query => $"'{query.AsOf}' is neither an instant such as 2026-03-15T12:00:00Z nor the id of a snapshot such as 2026-03-15T12-00-00Z.");
    }

    private static string DateMessage(MetricsQuery query) =>
        $"'{{PropertyValue}}' is not a date of the form YYYY-MM-DD from {FirstYear} to {LastYear}.";

    private static bool BeADate(string? text) => text is null || QueryText.Date(text) is { Year: >= FirstYear and <= LastYear };
}
