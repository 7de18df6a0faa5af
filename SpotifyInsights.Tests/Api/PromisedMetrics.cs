namespace SpotifyInsights.Tests.Api;

/// <summary>The metrics and charts of the design, by their names there: what a listener was promised.</summary>
internal static class PromisedMetrics
{
    public static IReadOnlyList<string> All { get; } =
    [
        // Temporal listening patterns.
        "Hour-of-day distribution (peak listening times)",
        "Day-of-week patterns (weekday vs weekend)",
        "Monthly trends (seasonal changes)",
        "Listening streaks (consecutive days)",
        "Heatmap: Hour x Day of Week",
        "Line chart: Listening minutes per day over time",
        "Calendar view: Listening intensity per day",

        // Artist evolution and loyalty.
        "Top artist changes month-over-month",
        "Artist discovery rate (new artists per month)",
        "Artist loyalty score (% of listening to repeat artists)",
        "Genre drift (how genres shift over time)",
        "Sankey diagram: Top artists migration (Month 1 → Month 2 → Month 3)",
        "Bar chart race: Top 10 artists over time (animated)",
        "Line chart: Artist diversity score over time",

        // Discovery and exploration.
        "Artist diversity",
        "Genre diversity",
        "Mainstream score",
        "New release ratio",
        "Repeat rate",
        "Spider chart: Exploration profile (diversity, mainstream, new releases)",
        "Scatter plot: Artist popularity vs your listen count",
        "Pie chart: New discoveries vs familiar favorites",

        // Popularity trajectory.
        "Average track popularity over time",
        "Average artist follower count over time",
        "% of top 40 hits in your library",
        "Obscurity index (inverse of popularity)",
        "Line chart: Mainstream score over time",
        "Area chart: Distribution of popularity (mainstream vs niche)",

        // Release year preferences.
        "Average release year of tracks",
        "Decade distribution (60s, 70s, 80s, 90s, 2000s, 2010s, 2020s)",
        "% of tracks released in last year",
        "Temporal range (oldest to newest)",
        "Histogram: Release year distribution",
        "Line chart: Average release year over time",
        "Stacked bar: Decade proportions per month",

        // Content preferences.
        "Explicit content ratio",
        "Album vs single preference",
        "Average track duration",
        "Track duration distribution",
        "Pie chart: Explicit vs clean",
        "Bar chart: Album vs single vs compilation",
        "Histogram: Track duration distribution",

        // Comparative analysis.
        "Top tracks: Short-term vs long-term overlap",
        "Top artists: How many from your all-time favorites are still in your current rotation?",
        "Genre shift: Current genres vs 6 months ago",
        "Discovery vs loyalty ratio",
        "Venn diagram: Short-term top tracks ∩ Long-term top tracks",
        "Side-by-side bar charts: Top artists now vs 6 months ago",
        "Flow diagram: Genre changes",

        // Audio feature profiles.
        "Average danceability, energy, valence",
        "Mood score (composite of valence, energy, acousticness)",
        "Acoustic vs electronic preference",
        "Instrumental vs vocal preference",
        "Audio Features Available",
        "Radar chart: Your audio feature profile",
        "Violin plot: Feature distributions",
        "Line chart: Mood score over time",
        "Alternative metrics where audio features are unavailable",

        // Context detection.
        "Workout music (high energy, high tempo)",
        "Focus music (low speechiness, moderate energy, high instrumentalness)",
        "Party music (high danceability, high energy)",
        "Relaxation music (low energy, high acousticness)",
        "Pie chart: Context distribution",
        "Stacked area chart: Context over time",

        // Metrics of a snapshot.
        "recent_tracks.count",
        "recent_tracks.unique_tracks",
        "recent_tracks.unique_artists",
        "recent_tracks.avg_popularity",
        "recent_tracks.explicit_ratio",
        "recent_tracks.avg_duration_seconds",
        "recent_tracks.avg_release_year",
        "top_tracks.avg_popularity",
        "top_tracks.explicit_ratio",
        "top_tracks.avg_duration_seconds",
        "top_tracks.album_vs_single.album",
        "top_tracks.album_vs_single.single",
        "top_artists.count",
        "top_artists.avg_popularity",
        "top_artists.avg_followers",
        "top_artists.total_genres",
        "top_artists.unique_genres",
        "diversity.artist_diversity",
        "diversity.mainstream_score",
    ];
}
