using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>Reads files that somebody has damaged, and holds the reader to its promise: values or <see cref="ParquetException"/>, within bounds.</summary>
internal static class DamagedFiles
{
    /// <summary>The limits that a caller gives who expects small files. Checksums would hide most damage from what reads behind them.</summary>
    public static ParquetReadOptions Limits { get; } = new()
    {
        MaxColumnBytes = 8 << 20,
        MaxPageBytes = 4 << 20,
        MaxFooterBytes = 1 << 20,
        VerifyChecksums = false,
    };

    // One column: its rows and the dictionary, each within the limit; pages, unpacked into pooled buffers of a power of two; and what is
    // made of headers. A copy of the chunk comes on top.
    private const long MostPerColumn = 4 * (8 << 20);

    // A footer's structs become objects of up to forty times their size.
    private const long MostPerFooter = 40;

    /// <summary>Reads everything; what the reader throws but <see cref="ParquetException"/> fails the test, as does too much memory.</summary>
    public static void ReadAll(byte[] file, string what)
    {
        ParquetReader? reader = Bounded(file.Length * MostPerFooter, what, () => ParquetReader.Open(file, Limits));
        if (reader is null)
        {
            return;
        }

        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            foreach (ParquetField field in reader.Schema.Fields)
            {
                ColumnData? column = Bounded(MostPerColumn + file.Length, $"{what}, {field.Name}", () => reader.ReadColumn(group, field.Name));
                column?.Count.ShouldBe(reader.RowGroupRowCount(group));
                Bounded(1 << 20, what, () => reader.Statistics(group, field.Name));
            }
        }
    }

    private static T? Bounded<T>(long most, string what, Func<T> read)
        where T : class?
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        T? result = null;
        try
        {
            result = read();
        }
        catch (ParquetException)
        {
        }
        catch (Exception e) when (e is not ShouldAssertException)
        {
            Assert.Fail($"{what}: {e}");
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(most + (1 << 20), what);
        return result;
    }
}
