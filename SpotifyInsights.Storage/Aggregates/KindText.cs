using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The kinds of sources as files say them.</summary>
internal static class KindText
{
    private const string ExportSource = "export";
    private const string AccountSource = "account";
    private const string ScrobbleSource = "scrobble";

    public static string Of(WitnessKind kind) => kind switch
    {
        WitnessKind.Export => ExportSource,
        WitnessKind.AccountData => AccountSource,
        WitnessKind.Api => PlayRowColumns.ApiSource,
        WitnessKind.Scrobble => ScrobbleSource,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no text."),
    };

    public static WitnessKind Parse(string text) => text switch
    {
        ExportSource => WitnessKind.Export,
        AccountSource => WitnessKind.AccountData,
        PlayRowColumns.ApiSource => WitnessKind.Api,
        ScrobbleSource => WitnessKind.Scrobble,
        _ => throw new FormatException($"`{text}` is no kind of source"),
    };

    public static PlayFlags Flag(string text) => text switch
    {
        ExportSource => PlayFlags.FromExport,
        AccountSource => PlayFlags.FromAccountData,
        PlayRowColumns.ApiSource => PlayFlags.FromApi,
        ScrobbleSource => PlayFlags.FromScrobble,
        _ => throw new FormatException($"`{text}` is no kind of source"),
    };
}
