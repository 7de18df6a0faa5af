using FluentValidation;
using NodaTime;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>Checks what a share link shall be.</summary>
public sealed class NewShareLinkValidator : AbstractValidator<NewShareLink>
{
    private static readonly Duration Longest = Duration.FromDays(365);

    public NewShareLinkValidator(TimeProvider time)
    {
        RuleFor(link => link.Name).Must(NewApiKeyValidator.IsAName).WithMessage($"`name` must be 1 to {NewApiKeyValidator.LongestName} letters without line breaks.");
        RuleFor(link => link.Endpoints).Must(endpoints => endpoints is { Count: > 0 } && endpoints.Distinct().Count() == endpoints.Count)
            .WithMessage("`endpoints` must name at least one endpoint, each once.");
        RuleFor(link => link.From).Must(IsADay).WithMessage(DayMessage);
        RuleFor(link => link.To).Must(IsADay).WithMessage(DayMessage);
        RuleFor(link => link.From).Must((link, from) => from is null || link.To is null || from < link.To)
            .WithMessage(link => $"'{SharedWindow.Text(link.From)}' is not before `to` ('{SharedWindow.Text(link.To)}'); the window is half-open, [from, to).");
        RuleFor(link => link.TimeZone).Must(zone => zone is null || TimeZones.TryFind(zone, out _))
            .WithMessage(link => $"'{link.TimeZone}' is not a known IANA time zone such as Europe/Berlin.");
        RuleFor(link => link.ExpiresAt).Must(end => end is null || (end > time.GetCurrentInstant() && end <= time.GetCurrentInstant() + Longest))
            .WithMessage("'{PropertyValue}' is not in the future, or more than a year away.");
    }

    private static string DayMessage(NewShareLink link) => $"The year must be {MetricsQueryValidator.FirstYear} to {MetricsQueryValidator.LastYear}.";

    private static bool IsADay(LocalDate? day) => day is null or { Year: >= MetricsQueryValidator.FirstYear and <= MetricsQueryValidator.LastYear };
}
