using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Collection;

/// <summary>A step of taking a snapshot, in the words of the Data Sync page.</summary>
/// <param name="Number">From 1 to <see cref="Count"/>.</param>
/// <param name="Text">What the listener reads while it runs.</param>
public sealed record CollectionStep(int Number, string Text)
{
    /// <summary>How many steps a snapshot has.</summary>
    public const int Count = 9;

    public static readonly CollectionStep RecentTracks = new(1, "Fetching recently played tracks...");
    public static readonly CollectionStep Metrics = new(8, "Computing metrics...");
    public static readonly CollectionStep Saving = new(Count, "Saving to cloud storage...");

    /// <summary>All steps in the order they run.</summary>
    public static IReadOnlyList<CollectionStep> All { get; } =
    [
        RecentTracks,
        .. Enum.GetValues<TimeRange>().Select(TopTracks),
        .. Enum.GetValues<TimeRange>().Select(TopArtists),
        Metrics,
        Saving,
    ];

    public static CollectionStep TopTracks(TimeRange range) => new(2 + (int)range, $"Fetching top tracks ({NameOf(range)})...");

    public static CollectionStep TopArtists(TimeRange range) => new(5 + (int)range, $"Fetching top artists ({NameOf(range)})...");

    private static string NameOf(TimeRange range) => range switch
    {
        TimeRange.Short => "short-term",
        TimeRange.Medium => "medium-term",
        TimeRange.Long => "long-term",
        _ => throw new ArgumentOutOfRangeException(nameof(range), range, "Not one of Spotify's three ranges."),
    };
}
