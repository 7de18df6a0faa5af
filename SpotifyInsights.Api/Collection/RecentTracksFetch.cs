using NodaTime;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>Asks for the recent plays and notes what the answer proves: until when it reaches, and whether anything older exists.</summary>
public sealed class RecentTracksFetch(SpotifyClient spotify, TimeProvider time)
{
    public async Task<FetchedPage> FetchAsync(CallLedger ledger, CancellationToken cancellationToken)
    {
        var answer = await spotify.GetRecentlyPlayedAsync(ledger, cancellationToken);

        // Files keep milliseconds; a page read back must equal the page written.
        var collectedAt = Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var reported = SpotifyReports.Plays(answer);
        return new FetchedPage(new RecentTracksPage(collectedAt, IsWhole: answer.Next is null, reported.Plays), reported.Skipped);
    }
}
