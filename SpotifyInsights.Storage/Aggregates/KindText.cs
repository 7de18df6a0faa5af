using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The kinds of sources as files say them.</summary>
internal static class KindText
{
    public static string Of(WitnessKind kind) => kind switch
    {
        WitnessKind.Api => PlayRowColumns.ApiSource,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no text."),
    };

    public static WitnessKind Parse(string text) => text switch
    {
        PlayRowColumns.ApiSource => WitnessKind.Api,
        _ => throw new FormatException($"`{text}` is no kind of source"),
    };

    public static PlayFlags Flag(string text) => text switch
    {
        PlayRowColumns.ApiSource => PlayFlags.FromApi,
        _ => throw new FormatException($"`{text}` is no kind of source"),
    };
}
