using FluentValidation;
using SpotifyInsights.Storage;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Checks what a comparison asks for; every mistake is reported under the parameter's own name.</summary>
public sealed class ComparisonQueryValidator : AbstractValidator<ComparisonQuery>
{
    private static readonly MetricsQueryValidator Shared = new();

    public ComparisonQueryValidator()
    {
        RuleFor(query => query).Custom((query, context) =>
        {
            foreach (var failure in Shared.Validate(query.Shared()).Errors)
            {
                context.AddFailure(failure);
            }
        });
        RuleFor(query => query.A).Must(BeAWindow).WithMessage(WindowMessage);
        RuleFor(query => query.B).Must(BeAWindow).WithMessage(WindowMessage);
        RuleFor(query => query.Snapshot).Must(BeASnapshot).WithMessage(SnapshotMessage);
        RuleFor(query => query.SnapshotA).Must(BeASnapshot).WithMessage(SnapshotMessage);
        RuleFor(query => query.SnapshotB).Must(BeASnapshot).WithMessage(SnapshotMessage)
            .NotNull().When(query => query.SnapshotA is not null, ApplyConditionTo.CurrentValidator)
            .WithMessage("`snapshotA` is compared with `snapshotB`, which is missing.");
    }

    private static string WindowMessage(ComparisonQuery query) =>
        $"'{{PropertyValue}}' is not a window such as 2026-01-01..2026-04-01: two dates from {MetricsQueryValidator.FirstYear} to {MetricsQueryValidator.LastYear}, the first before the second, which is outside.";

    private static string SnapshotMessage(ComparisonQuery query) => "'{PropertyValue}' is not the id of a snapshot such as 2026-03-15T12-00-00Z.";

    private static bool BeAWindow(string? text) =>
        text is null || (WindowText.Parse(text) is var (from, to) && from < to && from.Year >= MetricsQueryValidator.FirstYear && to.Year <= MetricsQueryValidator.LastYear);

    private static bool BeASnapshot(string? text) => text is null || CollectionId.TryParse(text, out _);
}
