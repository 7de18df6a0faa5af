using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Endpoints.Reference;

/// <summary>What to know of a reference data set beside its content.</summary>
public sealed record ReferenceImportQuery
{
    /// <summary>The date of which the set is a picture: its popularities are of that day. Default: not known.</summary>
    [FromQuery(Name = "asOf"), QueryText("string", Format = "date", Example = "2022-10-22")]
    public string? AsOf { get; init; }
}
