using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A stretch in which an artist or genre held at least twice its usual share and at least 15 % of the plays, for 14 days or more.</summary>
/// <param name="Kind">Artist or genre.</param>
/// <param name="Key">The artist's key; null for a genre.</param>
/// <param name="Name">The artist's or genre's name.</param>
/// <param name="From">The first local date.</param>
/// <param name="To">The first local date after it.</param>
/// <param name="Plays">Plays in it; of a genre, its parts of plays.</param>
/// <param name="Share">Share of all plays in it, 0 to 1.</param>
/// <param name="UsualShare">Share of all other plays of the window, 0 to 1.</param>
public sealed record Phase(
    PhaseKind Kind, string? Key, string Name, LocalDate From, LocalDate To, double Plays, double Share, double UsualShare);
