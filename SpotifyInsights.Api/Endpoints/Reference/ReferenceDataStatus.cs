using NodaTime;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Endpoints.Reference;

/// <summary>The reference data in use.</summary>
/// <param name="Version">Names them, as answers that depend on them do; null when there are none.</param>
/// <param name="AsOf">The date of which they are a picture; null where nobody said.</param>
/// <param name="Tracks">Tracks, each once.</param>
/// <param name="Genres">Different genres.</param>
/// <param name="Bytes">Memory that they take, once for all listeners.</param>
/// <param name="Report">How they were imported; null when there are none, or another tool wrote them.</param>
public sealed record ReferenceDataStatus(string? Version, LocalDate? AsOf, int Tracks, int Genres, long Bytes, ReferenceReport? Report)
{
    public static ReferenceDataStatus Of(ReferenceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var index = state.Index;
        return new(index.Count == 0 ? null : index.Version, index.AsOf, index.Count, index.GenreNames.Length, index.Count == 0 ? 0 : index.Bytes, state.Report);
    }
}
