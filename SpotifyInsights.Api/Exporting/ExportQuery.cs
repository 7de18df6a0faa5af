using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Exporting;

/// <summary>How a history goes out.</summary>
public sealed record ExportQuery
{
    /// <summary>`json`: rows as in Spotify's extended streaming history, which other programs read and `POST /imports` reads back; `csv`: for spreadsheets; `parquet`: as stored.</summary>
    [FromQuery(Name = "format"), QueryText("string", Values = typeof(ExportFormat), Default = "json")]
    public string? Format { get; init; }

    internal ExportFormat ToFormat() => Problems.QueryText.OneOf<ExportFormat>(Format) ?? ExportFormat.Json;
}
