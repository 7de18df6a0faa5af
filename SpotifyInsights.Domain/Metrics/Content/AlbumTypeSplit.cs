namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>What plays' tracks (or tracks) were released on. What nobody says is in none.</summary>
/// <param name="Album">Albums.</param>
/// <param name="Single">Singles and EPs.</param>
/// <param name="Compilation">Compilations.</param>
/// <param name="AlbumShare">Share of albums among the three, 0 to 1; null without any.</param>
/// <param name="SingleShare">Share of singles and EPs; null with it.</param>
/// <param name="CompilationShare">Share of compilations; null with it.</param>
public sealed record AlbumTypeSplit(
    int Album, int Single, int Compilation, double? AlbumShare, double? SingleShare, double? CompilationShare);
