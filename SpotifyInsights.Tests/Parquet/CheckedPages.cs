using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Format;
using SpotifyInsights.Parquet.Reading;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>A file whose pages all have a checksum, and what the undamaged file holds: damage in the body of a page must show or make no difference.</summary>
internal sealed class CheckedPages
{
    private readonly byte[] file;
    private readonly Dictionary<(int RowGroup, string Column), List<object?>?> right = [];
    private readonly List<int> body;

    private CheckedPages(byte[] file, List<int> body)
    {
        (this.file, this.body) = (file, body);
        var reader = ParquetReader.Open(file);
        foreach (var (rowGroup, column) in Columns(reader))
        {
            right[(rowGroup, column)] = Read(reader, rowGroup, column);
        }
    }

    /// <summary>Null where a page has no checksum, or the file cannot be opened.</summary>
    public static CheckedPages? Of(byte[] file)
    {
        ParquetReader reader;
        try
        {
            reader = ParquetReader.Open(file);
        }
        catch (ParquetException)
        {
            return null;
        }

        var bodies = new List<int>();
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            foreach (ColumnChunkMetadata chunk in reader.RowGroup(group).Columns)
            {
                if (!AddBodies(file, chunk, bodies))
                {
                    return null;
                }
            }
        }

        return bodies.Count == 0 ? null : new CheckedPages(file, bodies);
    }

    /// <summary>Writes over one to four bytes in bodies of pages; every column then reads as before or fails. Returns how many failed.</summary>
    public int Damage(Random random, string what)
    {
        byte[] damaged = [.. file];
        for (int flips = random.Next(1, 5); flips > 0; flips--)
        {
            damaged[body[random.Next(body.Count)]] ^= (byte)random.Next(1, 256);
        }

        ParquetReader reader = ParquetReader.Open(damaged);
        int failed = 0;
        foreach (var (rowGroup, column) in Columns(reader))
        {
            List<object?>? read = Read(reader, rowGroup, column);
            failed += read is null ? 1 : 0;
            if (read is not null)
            {
                Same(read, right[(rowGroup, column)]).ShouldBeTrue($"{what}, {column} of row group {rowGroup}");
            }
        }

        return failed;
    }

    /// <summary>As <see cref="Damage"/> of one byte anywhere in the file; whether anything reads otherwise than before, unnoticed.</summary>
    public bool DamageAnywhere(Random random, string what)
    {
        byte[] damaged = [.. file];
        damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
        try
        {
            ParquetReader reader = ParquetReader.Open(damaged);
            return Columns(reader).Any(place =>
                Read(reader, place.RowGroup, place.Column) is { } read && (!right.TryGetValue(place, out var rows) || !Same(read, rows)));
        }
        catch (Exception e) when (e is not ParquetException)
        {
            Assert.Fail($"{what}: {e}");
            return true;
        }
        catch (ParquetException)
        {
            return false;
        }
    }

    private static bool AddBodies(byte[] file, ColumnChunkMetadata chunk, List<int> bodies)
    {
        if (chunk.IsElsewhere || chunk.IsHidden || chunk.Offset < 0 || chunk.Offset + chunk.CompressedSize > file.Length)
        {
            return false;
        }

        List<PageSlice> pages;
        try
        {
            pages = PageScanner.Scan(file.AsSpan((int)chunk.Offset, (int)chunk.CompressedSize), chunk.ValueCount, ParquetReadOptions.Default);
        }
        catch (ParquetException)
        {
            return false;
        }

        bodies.AddRange(pages.SelectMany(page => Enumerable.Range((int)chunk.Offset + page.Start, page.Header.CompressedSize)));
        return pages.TrueForAll(page => page.Header.Checksum is not null);
    }

    private static IEnumerable<(int RowGroup, string Column)> Columns(ParquetReader reader)
    {
        return Enumerable.Range(0, reader.RowGroupCount).SelectMany(group => reader.Schema.Fields.Select(field => (group, field.Name)));
    }

    private static List<object?>? Read(ParquetReader reader, int rowGroup, string column)
    {
        try
        {
            return [.. ParquetFiles.Rows(reader.ReadColumn(rowGroup, column))];
        }
        catch (ParquetException)
        {
            return null;
        }
    }

    // Doubles by their bits: NaN is as good a value as any.
    private static bool Same(List<object?> one, List<object?>? other)
    {
        return other is not null && one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second));
    }

    private static bool Same(object? one, object? other)
    {
        return (one, other) switch
        {
            (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
            (object?[] a, object?[] b) => a.Length == b.Length && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
            _ => Equals(one, other),
        };
    }
}
