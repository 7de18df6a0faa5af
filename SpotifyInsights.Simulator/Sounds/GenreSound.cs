namespace SpotifyInsights.Simulator.Sounds;

/// <summary>What the records of a genre sound like, on average.</summary>
internal sealed record GenreSound(
    string Genre, double Danceability, double Energy, double Speechiness, double Acousticness, double Instrumentalness, double Valence, double Tempo)
{
    public static IReadOnlyList<GenreSound> All { get; } =
    [
        new("indie rock", 0.55, 0.74, 0.05, 0.10, 0.05, 0.52, 126),
        new("dream pop", 0.48, 0.52, 0.04, 0.28, 0.35, 0.36, 112),
        new("synthwave", 0.62, 0.72, 0.05, 0.06, 0.62, 0.50, 116),
        new("techno", 0.77, 0.84, 0.06, 0.03, 0.82, 0.34, 131),
        new("ambient", 0.28, 0.30, 0.04, 0.52, 0.90, 0.14, 92),
        new("neoclassical", 0.33, 0.16, 0.04, 0.93, 0.88, 0.18, 96),
        new("jazz", 0.52, 0.34, 0.05, 0.74, 0.42, 0.48, 108),
        new("soul", 0.64, 0.50, 0.06, 0.40, 0.02, 0.62, 104),
        new("german hip hop", 0.76, 0.71, 0.22, 0.18, 0.00, 0.50, 97),
        new("hip hop", 0.78, 0.68, 0.21, 0.15, 0.00, 0.51, 95),
        new("pop", 0.69, 0.72, 0.07, 0.16, 0.00, 0.60, 119),
        new("singer-songwriter", 0.50, 0.32, 0.04, 0.76, 0.02, 0.40, 109),
        new("post-rock", 0.34, 0.48, 0.04, 0.16, 0.80, 0.20, 118),
        new("power metal", 0.40, 0.93, 0.08, 0.01, 0.06, 0.38, 148),
        new("folk", 0.50, 0.36, 0.04, 0.78, 0.04, 0.52, 112),
        new("afrobeat", 0.78, 0.74, 0.08, 0.22, 0.10, 0.76, 115),
    ];

    /// <summary>The sound of a genre; that of pop for what has none.</summary>
    public static GenreSound Of(string? genre) => All.FirstOrDefault(sound => sound.Genre == genre) ?? All[10];
}
