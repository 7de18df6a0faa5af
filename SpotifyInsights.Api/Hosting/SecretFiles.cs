namespace SpotifyInsights.Api.Hosting;

/// <summary>Takes settings out of files, as container platforms and systemd hand secrets over: the environment of a process is read too easily.</summary>
public static class SecretFiles
{
    /// <summary>To be called before anything reads the configuration.</summary>
    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var section = builder.Configuration.GetSection(SecretsOptions.Section);
        builder.Services.AddOptions<SecretsOptions>().Bind(section)
            .Validate(options => string.IsNullOrEmpty(options.Folder) || Directory.Exists(options.Folder), "Secrets:Folder names a folder that is not there.")
            .ValidateOnStart();
        if (section[nameof(SecretsOptions.Folder)] is { Length: > 0 } folder && Directory.Exists(folder))
        {
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false, reloadOnChange: false);
        }
    }
}
