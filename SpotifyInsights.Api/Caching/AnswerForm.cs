using System.Buffers;
using System.Text.Json;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Caching;

/// <summary>Which part of an answer is wanted, and as what: some of its sections as JSON (`fields`), or one as a table (`Accept: text/csv`).</summary>
internal sealed class AnswerForm
{
    /// <summary>The parameter that names sections.</summary>
    public const string Parameter = "fields";

    private static readonly AnswerForm Whole = new(names: null, row: null);

    private readonly string[]? names;
    private readonly Type? row;

    private AnswerForm(string[]? names, Type? row) => (this.names, this.row) = (names, row);

    public bool IsWhole => names is null;

    public bool IsCsv => row is not null;

    /// <summary>Tells forms apart in tags; empty for the whole.</summary>
    public string Words => IsWhole ? "" : $"?{(IsCsv ? "csv" : "json")}:{string.Join(',', names!)}";

    public string MediaType => IsCsv ? CsvRequest.MediaType : AnswerWriting.MediaType;

    /// <summary>What a request wants of an answer of a type.</summary>
    /// <exception cref="RefusedParameterException">`fields` names what is not in it, or no table.</exception>
    public static AnswerForm Of(HttpRequest request, Type answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sections = AnswerSections.Of(answer);
        var asked = request.Query.TryGetValue(Parameter, out var text) ? Named(text.ToString(), sections) : null;
        if (!request.WantsCsv() || sections.Tables.Count == 0)
        {
            return asked is null ? Whole : new(asked, row: null);
        }

        if (asked is null or [_])
        {
            var name = asked?[0] ?? sections.DefaultTable;
            if (sections.Tables.TryGetValue(name, out var table))
            {
                return new([name], table);
            }
        }

        throw new RefusedParameterException($"A table is one of {string.Join(", ", sections.Tables.Keys)}: name one.", Parameter);
    }

    /// <summary>The wanted part of the whole answer.</summary>
    public byte[] Shape(byte[] whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        using var document = JsonDocument.Parse(whole);
        if (row is not null)
        {
            return CsvText.Write(CsvColumns.Of(row), Rows(document.RootElement.GetProperty(names![0])));
        }

        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            foreach (var section in document.RootElement.EnumerateObject().Where(section => names!.Contains(section.Name, StringComparer.Ordinal)))
            {
                json.WritePropertyName(section.Name);
                json.WriteRawValue(section.Value.GetRawText(), skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    // In the answer's order, so that the same sections are the same answer.
    private static string[] Named(string text, AnswerSections sections)
    {
        var wanted = text.Split(',');
        if (wanted.Distinct(StringComparer.Ordinal).Count() == wanted.Length && wanted.All(name => sections.Names.Contains(name, StringComparer.Ordinal)))
        {
            return [.. sections.Names.Where(name => wanted.Contains(name, StringComparer.Ordinal))];
        }

        var unknown = wanted.FirstOrDefault(name => !sections.Names.Contains(name, StringComparer.Ordinal)) ?? text;
        throw new RefusedParameterException($"'{unknown}' is none of {string.Join(", ", sections.Names)}, or is there twice.", Parameter);
    }

    private static IEnumerable<JsonElement> Rows(JsonElement list) =>
        list.ValueKind != JsonValueKind.Array ? [] : list.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? Rows(item) : [item]);
}
