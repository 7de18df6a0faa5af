using System.Text.Json.Serialization;
using SpotifyInsights.Storage.Json;

namespace SpotifyInsights.Storage.Imports;

/// <summary>Whether an import tells everything that was played.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CoverageKind>))]
public enum CoverageKind
{
    /// <summary>An extended history with all files of its series: between its first and last row nothing else was played.</summary>
    Whole,

    /// <summary>An extended history with files missing, or with no telling whether there are more.</summary>
    Partial,

    /// <summary>No extended history: account data and scrobbles never tell everything.</summary>
    None,
}
