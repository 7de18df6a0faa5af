using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>One run at a snapshot: what it has in hand, read back or fetched, and what it spent.</summary>
internal sealed class SnapshotRun(SnapshotRequest request, IReadOnlySet<string> files)
{
    public SnapshotRequest Request { get; } = request;

    public string UserId => Request.UserId;

    public string SnapshotId => Request.SnapshotId;

    /// <summary>Whether an earlier run wrote the file.</summary>
    public bool Has(string key) => files.Contains(key);

    /// <summary>Whether an earlier run came to the end.</summary>
    public bool IsSealed => Has(Keys.SnapshotMetadata(UserId, SnapshotId));

    public CallLedger Ledger { get; } = new(request.UserId);

    /// <summary>An earlier run wrote a part, so that this one's calls are not all of the snapshot's.</summary>
    public bool IsResumed { get; private set; }

    public int Skipped { get; set; }

    public RecentTracksPage Recent { get; private set; } = new(default, IsWhole: false, []);

    public Dictionary<TimeRange, IReadOnlyList<ReportedTrack>> TopTracks { get; } = [];

    public Dictionary<TimeRange, IReadOnlyList<ReportedArtist>> TopArtists { get; } = [];

    public void Resume(RecentTracksPage page)
    {
        Recent = page;
        IsResumed = true;
    }

    public void Take(FetchedPage fetched)
    {
        Recent = fetched.Page;
        Skipped += fetched.Skipped;
    }
}
