using Microsoft.Net.Http.Headers;

namespace SpotifyInsights.Api.Tables;

/// <summary>Whether a caller wants a table.</summary>
internal static class CsvRequest
{
    public const string MediaType = "text/csv";

    private const string Json = "application/json";
    private const string Anything = "*/*";

    /// <summary>Whether `Accept` likes `text/csv` better than JSON (RFC 9110 section 12.5.1); who says nothing, or anything, gets JSON.</summary>
    public static bool WantsCsv(this HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || !MediaTypeHeaderValue.TryParseList(header, out var accepted))
        {
            return false;
        }

        var csv = WeightOf(accepted, MediaType) ?? 0;
        var json = WeightOf(accepted, Json);
        return csv > 0 && (csv > (json ?? WeightOf(accepted, Anything) ?? 0) || (json is null && csv == WeightOf(accepted, Anything)));
    }

    private static double? WeightOf(IList<MediaTypeHeaderValue> accepted, string type)
    {
        foreach (var one in accepted)
        {
            if (one.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                return one.Quality ?? 1;
            }
        }

        return null;
    }
}
