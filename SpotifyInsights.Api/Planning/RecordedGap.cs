using NodaTime;

namespace SpotifyInsights.Api.Planning;

/// <summary>A stretch of time in which plays may have been missed: more were heard since the last look than Spotify remembers.</summary>
/// <param name="From">The last look before it.</param>
/// <param name="To">End of the oldest play that was still to be seen; excluded.</param>
/// <param name="FoundAt">When it was noticed.</param>
/// <param name="ClosedAt">When other data (a data export, a snapshot that was completed later) were found to cover all of it; null: it is open.</param>
public sealed record RecordedGap(Instant From, Instant To, Instant FoundAt, Instant? ClosedAt);
