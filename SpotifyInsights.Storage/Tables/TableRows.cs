using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Tables;

/// <summary>
/// The rows of one row group, read by column name. The only place that knows how pandas writes the same columns: times as text, whole numbers as
/// 64 bits or (with nulls among them) as floating point. A column that is missing reads as null in every row.
/// </summary>
internal sealed class TableRows(ParquetReader reader, int rowGroup)
{
    private readonly Dictionary<string, ColumnData?> columns = new(StringComparer.Ordinal);

    public int Count => reader.RowGroupRowCount(rowGroup);

    /// <summary>
    /// Opens a file and reads it; whatever is wrong with it becomes a <see cref="CorruptObjectException"/> that names its key.
    /// </summary>
    public static T Read<T>(StoredObject stored, Func<ParquetReader, T> read) =>
        Naming(stored.Info.Key, () => read(Checked(ParquetReader.Open(stored.Content))));

    /// <summary>As <see cref="Read{T}"/>, for what is not done at once.</summary>
    public static Task<T> ReadAsync<T>(StoredObject stored, Func<ParquetReader, Task<T>> read) =>
        NamingAsync(stored.Info.Key, () => read(Checked(ParquetReader.Open(stored.Content))));

    /// <summary>As <see cref="Read{T}"/>, from the file's end alone: <paramref name="read"/> may ask for what lies in its <see cref="ParquetReadOptions.TailBytes"/>.</summary>
    public static Task<T> ReadAsync<T>(
        ObjectParquetSource file, ParquetReadOptions options, Func<ParquetReader, T> read, CancellationToken cancellationToken) =>
        NamingAsync(file.Key, async () => read(Checked(await ParquetReader.OpenAsync(file, options, cancellationToken))));

    /// <summary>Opens a file that is read as it is needed. What is wrong with it later is for <see cref="NamingAsync{T}"/>.</summary>
    public static Task<ParquetReader> OpenAsync(OpenObject file, CancellationToken cancellationToken) =>
        NamingAsync(file.Info.Key, async () => Checked(await ParquetReader.OpenAsync(new LocalParquetSource(file.Content), options: null, cancellationToken)));

    /// <summary>Does something with a file whose faults become a <see cref="CorruptObjectException"/> that names <paramref name="key"/>.</summary>
    public static async Task<T> NamingAsync<T>(string key, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Corrupt(key, exception);
        }
    }

    /// <summary>Makes the rows of all row groups.</summary>
    public static IReadOnlyList<TRow> ReadAll<TRow>(ParquetReader reader, Func<TableRows, Func<int, TRow>> rowReader)
    {
        var rows = new List<TRow>((int)reader.RowCount);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            rows.AddRange(new TableRows(reader, group).Select(rowReader));
        }

        return rows;
    }

    public IEnumerable<TRow> Select<TRow>(Func<TableRows, Func<int, TRow>> rowReader)
    {
        var read = rowReader(this);
        return Enumerable.Range(0, Count).Select(read);
    }

    /// <summary>The column as it is, or null when the file has none of that name. Read once.</summary>
    public ColumnData? Column(string name)
    {
        if (!columns.TryGetValue(name, out var column))
        {
            columns[name] = column = reader.Schema.IndexOf(name) < 0 ? null : reader.ReadColumn(rowGroup, name);
        }

        return column;
    }

    /// <summary>A column of this class that has a value in every row.</summary>
    public T Filled<T>(string name)
        where T : ColumnData =>
        Column(name) is T column && column.Present?.Contains(value: false) != true
            ? column
            : throw new FormatException($"column `{name}` is not filled in every row");

    public Func<int, string?> Text(string name) => Column(name) switch
    {
        null => static _ => null,
        StringColumn column => row => column[row],
        var column => throw Unexpected(name, column),
    };

    public Func<int, IReadOnlyList<string>?> Texts(string name) => Column(name) switch
    {
        null => static _ => null,
        StringListColumn column => row => column[row] is { } texts ? Given(texts) : null,
        var column => throw Unexpected(name, column),
    };

    public Func<int, bool?> Bool(string name) => Column(name) switch
    {
        null => static _ => null,
        BooleanColumn column => row => column.IsNull(row) ? null : column.Values[row],
        var column => throw Unexpected(name, column),
    };

    public Func<int, int?> Int32(string name)
    {
        var values = Int64(name);
        return row => checked((int?)values(row));
    }

    public Func<int, long?> Int64(string name) => Column(name) switch
    {
        null => static _ => null,
        Int32Column column => row => column.IsNull(row) ? null : column.Values[row],
        Int64Column column => row => column.IsNull(row) ? null : column.Values[row],
        DoubleColumn column => row => column.IsNull(row) || double.IsNaN(column.Values[row]) ? null : checked((long)column.Values[row]),
        var column => throw Unexpected(name, column),
    };

    public Func<int, double?> Double(string name) => Column(name) switch
    {
        null => static _ => null,
        DoubleColumn column => row => column.IsNull(row) || double.IsNaN(column.Values[row]) ? null : column.Values[row],
        FloatColumn column => row => column.IsNull(row) || float.IsNaN(column.Values[row]) ? null : column.Values[row],
        Int32Column or Int64Column => Whole(Int64(name)),
        var column => throw Unexpected(name, column),
    };

    public Func<int, Instant?> Time(string name) => Column(name) switch
    {
        null => static _ => null,
        Int64Column column => row => column.IsNull(row) ? null : Instant.FromUnixTimeMilliseconds(column.Values[row]),
        StringColumn column => row => column[row] is { } text ? ParseTime(text) : null,
        var column => throw Unexpected(name, column),
    };

    /// <summary>A value that every row must have.</summary>
    public static Func<int, T> Required<T>(string name, Func<int, T?> values)
        where T : struct =>
        row => values(row) ?? throw new FormatException($"column `{name}` has no value in row {row.ToString(CultureInfo.InvariantCulture)}");

    private static T Naming<T>(string key, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Corrupt(key, exception);
        }
    }

    private static ParquetReader Checked(ParquetReader reader)
    {
        FileVersion.Check(reader);
        return reader;
    }

    private static bool IsOfFile(Exception exception) => exception is ParquetException or FormatException or OverflowException;

    private static CorruptObjectException Corrupt(string key, Exception exception) =>
        new(key, $"the Parquet file cannot be read: {exception.Message}", exception);

    // Items that are null are left out; hardly any list has one.
    private static string[] Given(string?[] texts) =>
        texts.Contains(null) ? [.. texts.OfType<string>()] : Array.ConvertAll(texts, static text => text!);

    private static Func<int, double?> Whole(Func<int, long?> values) => row => values(row);

    private static Instant ParseTime(string text)
    {
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(text);
        return parsed.Success ? parsed.Value.ToInstant() : throw new FormatException($"`{text}` is not a time");
    }

    private static FormatException Unexpected(string name, ColumnData column) =>
        new($"column `{name}` cannot be understood from a {column.GetType().Name}");
}
