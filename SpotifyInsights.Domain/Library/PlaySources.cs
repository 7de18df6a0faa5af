using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>Sources of plays, as flags and as a list.</summary>
internal static class PlaySources
{
    private static readonly (PlaySource Source, PlayFlags Flag)[] All =
    [
        (PlaySource.Export, PlayFlags.FromExport),
        (PlaySource.Account, PlayFlags.FromAccountData),
        (PlaySource.Api, PlayFlags.FromApi),
        (PlaySource.Scrobble, PlayFlags.FromScrobble),
    ];

    private static readonly IReadOnlyList<PlaySource>[] Lists = [.. Enumerable.Range(0, 1 << All.Length).Select(bits => (PlaySource[])[.. All.Where((_, i) => (bits & (1 << i)) != 0).Select(one => one.Source)])];

    /// <summary>The flag of a source.</summary>
    public static PlayFlags FlagOf(PlaySource source) => Array.Find(All, one => one.Source == source).Flag;

    /// <summary>The sources of a play.</summary>
    public static IReadOnlyList<PlaySource> Of(PlayFlags flags)
    {
        var bits = 0;
        for (var i = 0; i < All.Length; i++)
        {
            bits |= (flags & All[i].Flag) != PlayFlags.None ? 1 << i : 0;
        }

        return Lists[bits];
    }
}
