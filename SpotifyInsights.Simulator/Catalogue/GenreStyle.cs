namespace SpotifyInsights.Simulator.Catalogue;

/// <summary>A genre and what its records are like.</summary>
/// <param name="Name">As Spotify's old artist objects wrote it.</param>
/// <param name="Share">Relative number of artists.</param>
/// <param name="TypicalSeconds">Middle length of a track.</param>
/// <param name="ExplicitShare">Share of explicit tracks.</param>
/// <param name="IsCalm">Fit for working.</param>
/// <param name="FirstYear">No release before it.</param>
internal sealed record GenreStyle(string Name, double Share, int TypicalSeconds, double ExplicitShare, bool IsCalm, int FirstYear)
{
    public static IReadOnlyList<GenreStyle> All { get; } =
    [
        new("indie rock", 1.4, 222, 0.08, IsCalm: false, 1992),
        new("dream pop", 0.9, 251, 0.02, IsCalm: true, 1989),
        new("synthwave", 0.8, 247, 0.02, IsCalm: false, 2009),
        new("techno", 1.0, 372, 0.02, IsCalm: false, 1994),
        new("ambient", 0.8, 331, 0.0, IsCalm: true, 1979),
        new("neoclassical", 0.7, 203, 0.0, IsCalm: true, 2001),
        new("jazz", 0.8, 318, 0.0, IsCalm: true, 1958),
        new("soul", 0.7, 214, 0.04, IsCalm: false, 1966),
        new("german hip hop", 1.0, 187, 0.55, IsCalm: false, 1998),
        new("hip hop", 1.1, 191, 0.62, IsCalm: false, 1990),
        new("pop", 1.5, 196, 0.14, IsCalm: false, 1978),
        new("singer-songwriter", 0.9, 228, 0.03, IsCalm: true, 1969),
        new("post-rock", 0.6, 413, 0.0, IsCalm: true, 1995),
        new("power metal", 0.6, 287, 0.05, IsCalm: false, 1986),
        new("folk", 0.6, 219, 0.01, IsCalm: true, 1964),
        new("afrobeat", 0.5, 259, 0.06, IsCalm: false, 1973),
    ];
}
