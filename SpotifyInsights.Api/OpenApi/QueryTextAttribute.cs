namespace SpotifyInsights.Api.OpenApi;

/// <summary>
/// Describes a query parameter that is bound as text, so that every mistake in a request can be reported at once
/// under its own name: what its text must be.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QueryTextAttribute(string type) : Attribute
{
    /// <summary>JSON Schema type: `string`, `integer` or `boolean`.</summary>
    public string Type { get; } = type;

    /// <summary>JSON Schema format, or null.</summary>
    public string? Format { get; init; }

    /// <summary>An enum whose names in JSON are the allowed values, or null.</summary>
    public Type? Values { get; init; }

    /// <summary>The value that stands in for an absent one, as text; null: described in words.</summary>
    public string? Default { get; init; }

    /// <summary>An example value.</summary>
    public string? Example { get; init; }

    /// <summary>Least number allowed, for integers.</summary>
    public int Minimum { get; init; } = int.MinValue;

    /// <summary>Greatest number allowed, for integers.</summary>
    public int Maximum { get; init; } = int.MaxValue;
}
