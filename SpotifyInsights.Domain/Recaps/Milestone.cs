using NodaTime;
using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>A round number that the whole history reached.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Value">The number: 1, 2 or 5 and zeros, from 100 hours or artists and 1,000 plays on.</param>
/// <param name="At">The moment: of plays and artists when the play began, of hours within the play.</param>
/// <param name="Play">The play that reached it.</param>
public sealed record Milestone(MilestoneKind Kind, int Value, Instant At, HeardPlay Play);
