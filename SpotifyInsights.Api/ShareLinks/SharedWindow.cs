using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>The part of a history that a share link shows: local days of one zone, half-open.</summary>
/// <param name="From">The first day; null: from the first play on.</param>
/// <param name="To">The day after the last one; null: up to today, whenever that is.</param>
/// <param name="ZoneId">The zone whose days they are.</param>
public sealed record SharedWindow(LocalDate? From, LocalDate? To, string ZoneId)
{
    private const string Between = "..";

    /// <summary>The same as instants.</summary>
    public InstantRange Range
    {
        get
        {
            var zone = ListenerZones.Of(ZoneId);
            return new(
                From is { } from ? zone.AtStartOfDay(from).ToInstant() : PlayColumns.Earliest,
                To is { } to ? zone.AtStartOfDay(to).ToInstant() : PlayColumns.Latest);
        }
    }

    /// <summary>The window as <see cref="ToString"/> wrote it.</summary>
    /// <exception cref="FormatException">It is none: whoever reads it must not go on without one.</exception>
    public static SharedWindow Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(' ') is [var days, var zone] && days.Split(Between) is [var from, var to]
            ? new(Date(from), Date(to), zone)
            : throw new FormatException("A share link's window cannot be read.");
    }

    /// <summary>A stretch of days, cut to this window. What lies outside becomes no day at all, at the edge.</summary>
    public (LocalDate? From, LocalDate? To) Cut(LocalDate? from, LocalDate? to)
    {
        var first = Latest(from, From);
        var end = Earliest(to, To);
        return (first, first is { } start && end < start ? start : end);
    }

    /// <summary>One line: `2026-01-01..2026-04-01 Europe/Berlin`; a date that is null is left out.</summary>
    public override string ToString() => $"{Text(From)}{Between}{Text(To)} {ZoneId}";

    /// <summary>A day as parameters have it.</summary>
    internal static string? Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static LocalDate? Date(string text) => text.Length == 0 ? null : LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private static LocalDate? Latest(LocalDate? one, LocalDate? other) => one is null || other > one ? other ?? one : one;

    private static LocalDate? Earliest(LocalDate? one, LocalDate? other) => one is null || other < one ? other ?? one : one;
}
