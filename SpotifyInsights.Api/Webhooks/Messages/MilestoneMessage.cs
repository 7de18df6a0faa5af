using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Recaps;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `milestone.reached`.</summary>
/// <param name="Kind">Of what the number is.</param>
/// <param name="Value">The number.</param>
/// <param name="At">The moment.</param>
/// <param name="Track">The track of the play that reached it.</param>
/// <param name="Artist">Its first artist; null where not known.</param>
internal sealed record MilestoneMessage(MilestoneKind Kind, int Value, Instant At, LibraryItem Track, LibraryItem? Artist);
