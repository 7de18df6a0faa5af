namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Names that no two writes share, whichever process they come from.</summary>
internal sealed class WriteNames(Guid process)
{
    private long last;

    public string Next() => $"{process:N}-{Interlocked.Increment(ref last)}";
}
