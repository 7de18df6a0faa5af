using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Api.Problems;

/// <summary>Reads the text of query parameters. Null means absent or not readable; validators tell the two apart.</summary>
public static class QueryText
{
    /// <summary>A date of the form `2026-01-31`.</summary>
    public static LocalDate? Date(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    /// <summary>A value of <typeparamref name="T"/> by its camelCase name, exactly.</summary>
    public static T? OneOf<T>(string? text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The allowed texts for <see cref="OneOf{T}"/>, for messages.</summary>
    public static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName));
}
