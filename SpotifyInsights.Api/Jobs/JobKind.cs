using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Jobs;

/// <summary>What a job does. A listener has at most one unfinished job of each kind; of imports one for each upload, of undoing one for each import.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobKind>))]
public enum JobKind
{
    /// <summary>A full snapshot: recent plays, top tracks and artists, metrics, aggregates.</summary>
    [JsonStringEnumMemberName("snapshot")]
    Snapshot,

    /// <summary>The recent plays only, between two snapshots.</summary>
    [JsonStringEnumMemberName("poll")]
    Poll,

    /// <summary>The aggregates again, from all inputs.</summary>
    [JsonStringEnumMemberName("rebuild")]
    Rebuild,

    /// <summary>The polls of months long past, one file for each month.</summary>
    [JsonStringEnumMemberName("archive")]
    Archive,

    /// <summary>Uploaded data exports read and made part of the history.</summary>
    [JsonStringEnumMemberName("import")]
    Import,

    /// <summary>One import taken back.</summary>
    [JsonStringEnumMemberName("undo-import")]
    UndoImport,

    /// <summary>An uploaded reference data set brought into use, for all listeners; the owner's job.</summary>
    [JsonStringEnumMemberName("reference-import")]
    ReferenceImport,

    /// <summary>Listens that players handed in made part of the history.</summary>
    [JsonStringEnumMemberName("listens")]
    Listens,

    /// <summary>Tracks that exports alone know looked up at Spotify, most played first.</summary>
    [JsonStringEnumMemberName("lookup")]
    Lookup,

    /// <summary>Everything of the listener deleted, for good.</summary>
    [JsonStringEnumMemberName("erase")]
    Erase,
}
