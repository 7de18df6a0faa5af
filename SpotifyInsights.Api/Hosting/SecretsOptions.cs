namespace SpotifyInsights.Api.Hosting;

/// <summary>Where secrets lie in files (section `Secrets`).</summary>
public sealed class SecretsOptions
{
    public const string Section = "Secrets";

    /// <summary>A folder with a file for each setting, named like its environment variable (`Spotify__ClientSecret`); it wins over all other sources. Null: none.</summary>
    public string? Folder { get; set; }
}
