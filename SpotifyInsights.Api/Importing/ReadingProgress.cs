namespace SpotifyInsights.Api.Importing;

/// <summary>Says how far the reading is, about ten times a second. For several threads.</summary>
internal sealed class ReadingProgress(IProgress<ImportProgress> progress, TimeProvider time, long bytesTotal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long bytes;
    private long rows;
    private string? file;
    private long lastReport = time.GetTimestamp();

    /// <summary>A file is begun.</summary>
    public void Begin(string name) => Volatile.Write(ref file, name);

    /// <summary>Bytes were read.</summary>
    public void Read(int count)
    {
        Interlocked.Add(ref bytes, count);
        var last = Volatile.Read(ref lastReport);
        if (time.GetElapsedTime(last) >= Pause && Interlocked.CompareExchange(ref lastReport, time.GetTimestamp(), last) == last)
        {
            Report(ImportPhase.Reading);
        }
    }

    /// <summary>Rows of a file that was read whole.</summary>
    public void AddRows(long count) => Interlocked.Add(ref rows, count);

    /// <summary>Says where the import is now.</summary>
    public void Report(ImportPhase phase) => progress.Report(new ImportProgress(
        Math.Min(Interlocked.Read(ref bytes), bytesTotal),
        bytesTotal,
        Interlocked.Read(ref rows),
        phase == ImportPhase.Reading ? Volatile.Read(ref file) : null,
        phase));
}
