using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>One play as one kind of source knows it.</summary>
/// <param name="End">The end of the play.</param>
/// <param name="Key">Tells tracks apart, see <see cref="TrackKey"/>.</param>
/// <param name="Witnesses">At least one, sorted.</param>
internal sealed record KindPlay(Instant End, string Key, IReadOnlyList<Witness> Witnesses);
