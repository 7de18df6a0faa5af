namespace SpotifyInsights.Storage.Objects;

/// <summary>Another process (or another lock in this one) works on the folder. The message is a sentence for the person who started this process.</summary>
public sealed class StoreInUseException(string folder, Exception innerException) : Exception(
    $"The folder '{folder}' is in use by another running process, and only one may write to it. Stop that process, or choose another folder.",
    innerException)
{
    /// <summary>The folder's full path.</summary>
    public string Folder { get; } = folder;
}
