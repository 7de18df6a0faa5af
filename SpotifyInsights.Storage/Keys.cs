using System.Text;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Storage;

/// <summary>
/// Where everything lies. Methods take a Spotify user id as it is and throw <see cref="InvalidUserIdException"/> for a text that can never be one;
/// names of folders (<c>…Folder</c>) end with a slash.
/// </summary>
public static class Keys
{
    /// <summary>All listeners' folders lie below.</summary>
    public const string UsersFolder = "users/";

    /// <summary>Until when Spotify refuses calls of this app.</summary>
    public const string Quota = "system/quota.json";

    /// <summary>Says that this store holds the demo's fictional listener.</summary>
    public const string DemoMarker = "system/demo.json";

    /// <summary>Who owns this instance.</summary>
    public const string Owner = "system/owner.json";

    /// <summary>Written by each start, to see whether the store keeps conditions.</summary>
    public const string StoreCheck = "system/store.json";

    /// <summary>The keys that encrypt tokens, a file each.</summary>
    public const string KeyRingFolder = "system/keys/";

    /// <summary>The reference data: what is known of tracks beside what Spotify says, the same for all listeners.</summary>
    public const string ReferenceFolder = "reference_data/";

    /// <summary>Every row of the reference data set.</summary>
    public const string ReferenceTracks = ReferenceFolder + "kaggle_tracks.parquet";

    /// <summary>Every track of the reference data once. Written last: the reference data are what it says.</summary>
    public const string ReferenceIndex = ReferenceFolder + "kaggle_tracks_index.parquet";

    /// <summary>What the original Python code wrote: read where there is no index.</summary>
    public const string ReferenceAudioFeatures = ReferenceFolder + "kaggle_tracks_audio_features.parquet";

    /// <summary>Who asked to be erased.</summary>
    public const string ErasuresFolder = "system/erasures/";

    /// <summary>That a listener asked to be erased: the name tells nobody who that was.</summary>
    public static string Erasure(string userId) => $"{ErasuresFolder}{ContentHash.Of(Encoding.UTF8.GetBytes(userId))}.json";

    /// <summary>Everything of one listener.</summary>
    public static string UserFolder(string userId) => $"{UsersFolder}{Storage.UserFolder.Encode(userId)}/";

    /// <summary>The listener whose folder has this name (without slash); null when no user id is written so.</summary>
    public static string? UserIdOf(string folderName) => Storage.UserFolder.Decode(folderName);

    /// <summary>What Spotify says of the listener, newest state.</summary>
    public static string Profile(string userId) => UserFolder(userId) + "profile.json";

    /// <summary>Settings and encrypted tokens.</summary>
    public static string Account(string userId) => UserFolder(userId) + "account.json";

    /// <summary>What the listener leaves out of all that is calculated.</summary>
    public static string Exclusions(string userId) => UserFolder(userId) + "exclusions.json";

    /// <summary>Snapshots, one folder each.</summary>
    public static string SnapshotsFolder(string userId) => UserFolder(userId) + "snapshots/";

    /// <summary>One snapshot's files.</summary>
    public static string SnapshotFolder(string userId, string snapshotId) => $"{SnapshotsFolder(userId)}{Checked(snapshotId)}/";

    /// <summary>Written last: a snapshot without it does not exist.</summary>
    public static string SnapshotMetadata(string userId, string snapshotId) => SnapshotFolder(userId, snapshotId) + "metadata.json";

    /// <summary>The recently-played page of a snapshot.</summary>
    public static string SnapshotRecentTracks(string userId, string snapshotId) => SnapshotFolder(userId, snapshotId) + "recent_tracks.parquet";

    /// <summary>A top list of tracks.</summary>
    public static string SnapshotTopTracks(string userId, string snapshotId, TimeRange range) =>
        $"{SnapshotFolder(userId, snapshotId)}top_tracks_{ShortName(range)}.parquet";

    /// <summary>A top list of artists.</summary>
    public static string SnapshotTopArtists(string userId, string snapshotId, TimeRange range) =>
        $"{SnapshotFolder(userId, snapshotId)}top_artists_{ShortName(range)}.parquet";

    /// <summary>The metrics computed when the snapshot was taken.</summary>
    public static string SnapshotComputedMetrics(string userId, string snapshotId) => SnapshotFolder(userId, snapshotId) + "computed_metrics.json";

    /// <summary>Recent polls, one folder each.</summary>
    public static string PollsFolder(string userId) => UserFolder(userId) + "polls/";

    /// <summary>One poll's files.</summary>
    public static string PollFolder(string userId, string pollId) => $"{PollsFolder(userId)}{Checked(pollId)}/";

    /// <summary>Written last: a poll without it does not exist.</summary>
    public static string PollMetadata(string userId, string pollId) => PollFolder(userId, pollId) + "metadata.json";

    /// <summary>The recently-played page of a poll.</summary>
    public static string PollRecentTracks(string userId, string pollId) => PollFolder(userId, pollId) + "recent_tracks.parquet";

    /// <summary>Old polls, one file for each UTC month in which they were collected.</summary>
    public static string PollMonthsFolder(string userId) => PollsFolder(userId) + "months/";

    /// <summary>The archived polls of one month.</summary>
    public static string PollMonth(string userId, YearMonth month) =>
        $"{PollMonthsFolder(userId)}{YearMonthPattern.Iso.Format(month)}.parquet";

    /// <summary>Imports of data exports, one folder each.</summary>
    public static string ImportsFolder(string userId) => UserFolder(userId) + "imports/";

    /// <summary>One import's files.</summary>
    public static string ImportFolder(string userId, string importId) => $"{ImportsFolder(userId)}{Checked(importId)}/";

    /// <summary>Every row of an import.</summary>
    public static string ImportPlays(string userId, string importId) => ImportFolder(userId, importId) + "plays.parquet";

    /// <summary>Written last: an import without it does not exist.</summary>
    public static string ImportReport(string userId, string importId) => ImportFolder(userId, importId) + "report.json";

    /// <summary>Tracks that were looked up at Spotify, one file for each batch.</summary>
    public static string LookupsFolder(string userId) => UserFolder(userId) + "lookups/";

    /// <summary>One batch of looked up tracks.</summary>
    public static string Lookup(string userId, string lookupId) => $"{LookupsFolder(userId)}{Checked(lookupId)}.parquet";

    /// <summary>Files that were handed in and are not read to their end yet, one folder for each upload.</summary>
    public static string UploadsFolder(string userId) => UserFolder(userId) + "uploads/";

    /// <summary>One upload.</summary>
    public static string UploadFolder(string userId, string uploadId) => $"{UploadsFolder(userId)}{Checked(uploadId)}/";

    /// <summary>Written last: an upload without it is not whole.</summary>
    public static string UploadContents(string userId, string uploadId) => UploadFolder(userId, uploadId) + "upload.json";

    /// <summary>A part of a file of an upload; both are numbered from 0.</summary>
    public static string UploadPart(string userId, string uploadId, int file, int part) => $"{UploadFolder(userId, uploadId)}{file:0000}/{part:000000}";

    /// <summary>Everything that can be made again from the inputs.</summary>
    public static string AggregatesFolder(string userId) => UserFolder(userId) + "aggregated/";

    /// <summary>The manifest: what has been applied and which versions count.</summary>
    public static string Manifest(string userId) => AggregatesFolder(userId) + "last_updated.json";

    /// <summary>Files named by their content, of which the manifest says which count.</summary>
    public static string VersionsFolder(string userId) => AggregatesFolder(userId) + "versions/";

    /// <summary>One file named by its content.</summary>
    public static string Version(string userId, string contentHash) => $"{VersionsFolder(userId)}{Checked(contentHash)}.parquet";

    /// <summary>What the published files hold.</summary>
    public static string Published(string userId) => AggregatesFolder(userId) + "published.json";

    /// <summary>Every play once.</summary>
    public static string AllRecentTracks(string userId) => AggregatesFolder(userId) + "all_recent_tracks.parquet";

    /// <summary>The plays by UTC month.</summary>
    public static string MonthsOfRecentTracksFolder(string userId) => AggregatesFolder(userId) + "recent_tracks/";

    /// <summary>The plays of one UTC month.</summary>
    public static string MonthOfRecentTracks(string userId, int year, int month) =>
        $"{MonthsOfRecentTracksFolder(userId)}year={year:0000}/month={month:00}/data.parquet";

    /// <summary>Every track once.</summary>
    public static string UniqueTracks(string userId) => AggregatesFolder(userId) + "unique_tracks.parquet";

    /// <summary>Every artist once.</summary>
    public static string UniqueArtists(string userId) => AggregatesFolder(userId) + "unique_artists.parquet";

    /// <summary>The series of the snapshots' metrics.</summary>
    public static string AllSnapshotsMetrics(string userId) => AggregatesFolder(userId) + "all_snapshots_metrics.parquet";

    /// <summary>
    /// Whether the object of this key is written once and never with another content: files of snapshots and polls, and those named by their content.
    /// </summary>
    internal static bool IsUnchanging(string key)
    {
        var inUser = key.StartsWith(UsersFolder, StringComparison.Ordinal) ? key.IndexOf('/', UsersFolder.Length) : -1;
        return inUser >= 0
            && !key.AsSpan(inUser + 1).StartsWith("polls/months/", StringComparison.Ordinal)
            && UnchangingFolders.Any(folder => key.AsSpan(inUser + 1).StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>`short`, `medium`, `long`: as file names say it.</summary>
    internal static string ShortName(TimeRange range) => range switch
    {
        TimeRange.Short => "short",
        TimeRange.Medium => "medium",
        TimeRange.Long => "long",
        _ => throw new ArgumentOutOfRangeException(nameof(range), range, "Spotify has three ranges."),
    };

    private static readonly string[] UnchangingFolders = ["snapshots/", "polls/", "lookups/", "aggregated/versions/"];

    // Ids come from folder names or from routes; one with a slash would reach another listener's folder.
    private static string Checked(string name) =>
        name.Length is > 0 and <= 128 && name is not ("." or "..") && !name.Any(c => char.IsControl(c) || c is '/' or '\\')
            ? name
            : throw new ArgumentException("The id can not be a part of a key.", nameof(name));
}
