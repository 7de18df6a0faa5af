namespace SpotifyInsights.Api.Exporting;

/// <summary>What an export is written as.</summary>
public enum ExportFormat
{
    /// <summary>The rows of Spotify's extended streaming history, with keys of ours beside its own.</summary>
    Json,

    /// <summary>A table for spreadsheets.</summary>
    Csv,

    /// <summary>A table for programs, with the columns of `all_recent_tracks.parquet`.</summary>
    Parquet,
}
