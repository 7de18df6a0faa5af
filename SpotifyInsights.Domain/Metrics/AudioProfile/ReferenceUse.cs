using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>The reference data that an answer depends on.</summary>
/// <param name="Version">Names them: with another version the same listening may get another answer.</param>
/// <param name="AsOf">The date of which they are a picture; null where nobody said.</param>
/// <param name="Tracks">Tracks in them.</param>
public sealed record ReferenceUse(string Version, LocalDate? AsOf, int Tracks)
{
    /// <summary>Those of a history, or null when it has none.</summary>
    internal static ReferenceUse? Of(ListeningHistory history) =>
        history.Reference?.Matched?.Index is { Count: > 0 } index ? new(index.Version, index.AsOf, index.Count) : null;
}
