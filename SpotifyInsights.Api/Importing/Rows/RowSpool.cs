using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>
/// The rows of an import by month, in a temporary file, so that memory does not grow with them. The file has no name any more once it is open: whatever
/// happens to the process, nothing is left.
/// </summary>
internal sealed class RowSpool : IDisposable
{
    /// <summary>Rows that a writer collects for a month before it writes them.</summary>
    public const int PageRows = 128;

    /// <summary>Where rows go that take no part in plays.</summary>
    public const int Refused = -1;

    private static readonly int RowBytes = Marshal.SizeOf<SpooledRow>();

    private readonly SafeFileHandle file;
    private readonly ConcurrentDictionary<int, List<Page>> pages = new();
    private long next;

    public RowSpool()
    {
        var folder = Directory.CreateTempSubdirectory("spotify-insights-");
        var path = Path.Combine(folder.FullName, "rows");
        file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The months that have rows, ascending, and <see cref="Refused"/> first where it has any.</summary>
    public IReadOnlyList<int> Months => [.. pages.Keys.Order()];

    /// <summary>Rows in all months.</summary>
    public long Count => pages.Values.Sum(list => list.Sum(page => (long)page.Rows));

    /// <summary>Number of rows in a month.</summary>
    public int CountOf(int month) => pages.TryGetValue(month, out var list) ? list.Sum(page => page.Rows) : 0;

    /// <summary>Appends rows to a month. May be called from several threads.</summary>
    public void Append(int month, ReadOnlySpan<SpooledRow> rows)
    {
        var offset = Interlocked.Add(ref next, (long)rows.Length * RowBytes) - ((long)rows.Length * RowBytes);
        RandomAccess.Write(file, MemoryMarshal.AsBytes(rows), offset);
        var list = pages.GetOrAdd(month, static _ => []);
        lock (list)
        {
            list.Add(new Page(offset, rows.Length));
        }
    }

    /// <summary>The rows of a month, in no order that means anything until <see cref="Rewrite"/> gave them one.</summary>
    public SpooledRow[] Read(int month)
    {
        var rows = new SpooledRow[CountOf(month)];
        var filled = 0;
        foreach (var page in pages.GetValueOrDefault(month) ?? [])
        {
            var bytes = MemoryMarshal.AsBytes(rows.AsSpan(filled, page.Rows));
            for (var read = 0; read < bytes.Length;)
            {
                var count = RandomAccess.Read(file, bytes[read..], page.Offset + read);
                read += count > 0 ? count : throw new EndOfStreamException("The temporary file is shorter than what was written.");
            }

            filled += page.Rows;
        }

        return rows;
    }

    /// <summary>Puts the same rows back in another order.</summary>
    public void Rewrite(int month, ReadOnlySpan<SpooledRow> rows)
    {
        foreach (var page in pages[month])
        {
            RandomAccess.Write(file, MemoryMarshal.AsBytes(rows[..page.Rows]), page.Offset);
            rows = rows[page.Rows..];
        }
    }

    public void Dispose() => file.Dispose();

    private readonly record struct Page(long Offset, int Rows);
}
