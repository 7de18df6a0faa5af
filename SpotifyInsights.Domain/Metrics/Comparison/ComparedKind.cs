using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Tracks or artists: what of both is compared in the same way.</summary>
internal sealed class ComparedKind
{
    private readonly TrackCatalogue? _artistsOf;
    private readonly IReadOnlyList<string?> _names;

    private ComparedKind(string[] keys, IReadOnlyList<string?> names, TrackCatalogue? artistsOf) => (Keys, _names, _artistsOf) = (keys, names, artistsOf);

    public string[] Keys { get; }

    public static ComparedKind Tracks(TrackCatalogue catalogue) => new(catalogue.Keys, catalogue.Names, catalogue);

    public static ComparedKind Artists(TrackCatalogue catalogue) => new(catalogue.ArtistKeys, catalogue.ArtistNames, artistsOf: null);

    public string? NameOf(int index) => _names[index];

    /// <summary>The first artist of a track.</summary>
    public string? ArtistOf(int index) => _artistsOf is not null && _artistsOf.Artist[index] >= 0 ? _artistsOf.ArtistNames[_artistsOf.Artist[index]] : null;

    public Tally Of(ComparedPlays plays) => _artistsOf is null ? plays.Artists : plays.Tracks;

    /// <summary>All plays that shares are of.</summary>
    public long AllOf(ComparedPlays plays) => _artistsOf is null ? plays.Credits : plays.Plays;

    /// <summary>Where one stands.</summary>
    /// <param name="plays">Everything played on a side.</param>
    /// <param name="index">Whose; negative for what the catalogue does not have.</param>
    /// <param name="rank">From 1; null for none.</param>
    public Standing StandingOf(ComparedPlays plays, int index, int? rank)
    {
        var tally = Of(plays);
        return !plays.IsKnown ? new(rank, null, null)
            : index < 0 ? new(rank, 0, 0)
            : new(rank, tally.Plays[index], PlayTotals.MinutesOf(tally.Ms[index]));
    }
}
