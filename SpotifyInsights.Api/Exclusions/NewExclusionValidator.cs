using FluentValidation;
using NodaTime;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Exclusions;

/// <summary>Checks what shall be left out.</summary>
public sealed class NewExclusionValidator : AbstractValidator<NewExclusion>
{
    /// <summary>The longest reason, in letters.</summary>
    public const int LongestReason = 200;

    private const string Targets = "`play`, `track`, `artist`, `period`, `playlist`";

    public NewExclusionValidator()
    {
        RuleFor(exclusion => exclusion).Custom((exclusion, context) =>
        {
            string[] named = [.. Named(exclusion)];
            if (named.Length == 0)
            {
                context.AddFailure("play", $"An exclusion needs one of {Targets}.");
            }

            foreach (var target in named.Length > 1 ? named : [])
            {
                context.AddFailure(target, $"An exclusion has one target: exactly one of {Targets}.");
            }
        });
        RuleFor(exclusion => exclusion.Play).Must(play => play is null || (!string.IsNullOrEmpty(play.Track) && IsInReach(play.StartedAt)))
            .WithMessage("A play is named by `track` and `startedAt`, as `/plays` says them.");
        RuleFor(exclusion => exclusion.Period).Custom((period, context) =>
        {
            if (period is not null && MistakeOf(period) is { } mistake)
            {
                context.AddFailure(mistake);
            }
        });
        RuleFor(exclusion => exclusion.Reason).Must(reason => reason is null || (reason.Length is > 0 and <= LongestReason && !reason.Any(char.IsControl)))
            .WithMessage($"`reason` must be 1 to {LongestReason} letters without line breaks.");
    }

    private static IEnumerable<string> Named(NewExclusion exclusion) => new (string Name, object? Target)[]
    {
        ("play", exclusion.Play),
        ("track", exclusion.Track),
        ("artist", exclusion.Artist),
        ("period", exclusion.Period),
        ("playlist", exclusion.Playlist),
    }.Where(target => target.Target is not null).Select(target => target.Name);

    private static string? MistakeOf(NewExcludedPeriod period)
    {
        if (period.TimeZone is { } zone && !TimeZones.TryFind(zone, out _))
        {
            return $"'{zone}' is not a known IANA time zone such as Europe/Berlin.";
        }

        // Which zone the days are of decides nothing here: both are of the same.
        if (Boundary(period.From) is not { } from || Boundary(period.To) is not { } to)
        {
            return $"`from` and `to` must be days such as 2026-01-01 or instants such as 2026-01-01T12:00:00Z, of the years {MetricsQueryValidator.FirstYear} to {MetricsQueryValidator.LastYear}.";
        }

        return from < to ? null : $"'{period.From}' is not before `to` ('{period.To}'); the period is half-open, [from, to).";
    }

    private static Instant? Boundary(string? text) => ExcludedPeriods.Boundary(text, DateTimeZone.Utc) is { } instant && IsInReach(instant) ? instant : null;

    private static bool IsInReach(Instant instant) => instant >= PlayColumns.Earliest && instant < PlayColumns.Latest;
}
