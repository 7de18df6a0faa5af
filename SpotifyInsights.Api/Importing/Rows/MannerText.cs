using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>How a row was played.</summary>
/// <param name="Circumstances">What plays keep of it.</param>
/// <param name="Country">`conn_country`; null where not told.</param>
/// <param name="Platform">The sort of device; null where not told.</param>
internal sealed record MannerText(PlayCircumstances Circumstances, string? Country, PlatformClass? Platform);
