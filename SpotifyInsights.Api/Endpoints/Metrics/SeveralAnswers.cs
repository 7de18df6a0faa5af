using System.Buffers;
using System.Text.Json;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.ShareLinks;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Answers of several families in one body: each is the one that its own endpoint gives, from the cache where it is kept, all of one state of the data.</summary>
public sealed class SeveralAnswers(MetricsAnswers answers, IEnumerable<MetricFamily> families)
{
    private readonly MetricFamily[] _families = [.. families.Where(family => !family.NeedsReferenceData)];

    /// <summary>The answer to a checked request.</summary>
    /// <exception cref="RefusedParameterException">A share link asks for a family that it does not open.</exception>
    public Task<Answer<SeveralMetrics>> OfAsync(HttpContext call, MetricsQuery query, FamiliesQuery asked)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(asked);
        var share = call.User.FindShare();
        var names = asked.Names ?? [.. _families.Select(family => family.Name).Where(name => share?.Opens(name) != false)];
        if (share is not null && Array.Find(names, name => !share.Opens(name)) is { } closed)
        {
            throw new RefusedParameterException($"The share link does not open '{closed}'.", "families");
        }

        return answers.OfAsync<SeveralMetrics>(call, query, nameof(MetricsEndpoints.GetMetrics), question => WriteAsync(question, query, names));
    }

    /// <summary>The property that a family has in the answer: `releaseYears` for `release-years`.</summary>
    public static string PropertyOf(string family) =>
        string.Concat(family.Split('-').Select((word, place) => place == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private async Task<byte[]> WriteAsync(MetricsQuestion question, MetricsQuery query, string[] names)
    {
        var body = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        foreach (var family in _families)
        {
            json.WritePropertyName(PropertyOf(family.Name));
            if (names.Contains(family.Name, StringComparer.Ordinal))
            {
                json.WriteRawValue(await answers.BodyAsync(question, query, family), skipInputValidation: true);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
        await json.FlushAsync();
        return body.WrittenSpan.ToArray();
    }
}
