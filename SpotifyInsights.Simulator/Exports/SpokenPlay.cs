using NodaTime;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>What a listener heard or watched that is no music of the catalogue.</summary>
/// <param name="Kind">`Podcast`, `Audiobook` or `Video`.</param>
/// <param name="EndedAt">The end, whole seconds.</param>
/// <param name="HeardMs">Milliseconds heard.</param>
/// <param name="Title">The episode or chapter.</param>
/// <param name="Show">The show or book.</param>
/// <param name="Author">Who wrote the book; of a show who speaks.</param>
/// <param name="Id">Of the episode or chapter.</param>
/// <param name="ShowId">Of the show or book.</param>
internal sealed record SpokenPlay(
    ExportedRowKind Kind, Instant EndedAt, int HeardMs, string Title, string Show, string Author, string Id, string ShowId);
