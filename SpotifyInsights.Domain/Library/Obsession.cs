using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>A run of plays of one track or artist without any other between.</summary>
/// <param name="Kind">Of which.</param>
/// <param name="Key">What `/tracks/{id}` or `/artists/{id}` takes.</param>
/// <param name="Name">Its name; null where not known.</param>
/// <param name="Plays">Plays of the run.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="From">Start of the first play.</param>
/// <param name="To">Start of the last play.</param>
public sealed record Obsession(LibraryKind Kind, string Key, string? Name, int Plays, double Minutes, Instant From, Instant To);
