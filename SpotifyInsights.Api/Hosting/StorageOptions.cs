namespace SpotifyInsights.Api.Hosting;

/// <summary>Where the objects lie (section `Storage`).</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>`local`: a folder of this machine. Default: `local`.</summary>
    public string Provider { get; set; } = "local";

    /// <summary>The folder of the local store; relative to the folder that the process was started in. Default: `./data`.</summary>
    public string LocalPath { get; set; } = "./data";

    /// <summary>The same folder as an absolute path.</summary>
    public string LocalRoot => Path.GetFullPath(LocalPath);

    /// <summary>What this process keeps beside the objects: the job database, the key ring. Hidden from listings of the store.</summary>
    public string StatePath => Path.Combine(LocalRoot, ".state");
}
