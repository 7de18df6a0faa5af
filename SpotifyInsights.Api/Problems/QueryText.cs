using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Api.Problems;

/// <summary>Reads the text of query parameters. Null means absent or not readable; validators tell the two apart.</summary>
public static class QueryText
{
    /// <summary>A date of the form `2026-01-31`.</summary>
    public static LocalDate? Date(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    /// <summary>A whole number of digits alone.</summary>
    public static int? Integer(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An instant as RFC 3339 has it, with `Z` or an offset.</summary>
    public static Instant? Instant(string? text) =>
        text is not null && OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed ? parsed.Value.ToInstant() : null;

    /// <summary>A value of <typeparamref name="T"/> by its name in JSON, exactly.</summary>
    public static T? OneOf<T>(string? text)
        where T : struct, Enum =>
        text is not null && ByName<T>.Values.TryGetValue(text, out var value) ? value : null;

    /// <summary>The allowed texts for <see cref="OneOf{T}"/>, for messages.</summary>
    public static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", NamesOf(typeof(T)));

    /// <summary>The names in JSON of an enum's values: camelCase, or what <see cref="JsonStringEnumMemberNameAttribute"/> says.</summary>
    public static IEnumerable<string> NamesOf(Type type) => Enum.GetNames(type).Select(name => NameOf(type, name));

    private static string NameOf(Type type, string name) =>
        type.GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name);

    // Looked up once a type: names take reflection.
    private static class ByName<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> Values =
            Enum.GetValues<T>().ToFrozenDictionary(value => NameOf(typeof(T), value.ToString()), StringComparer.Ordinal);
    }
}
