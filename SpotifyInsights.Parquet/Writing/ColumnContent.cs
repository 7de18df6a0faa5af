using System.Numerics;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A column ready to be written: its levels, the encodings to try, the bounds of its values.</summary>
/// <param name="Levels">Which entries have values.</param>
/// <param name="Encoders">The smallest result is taken, of equals the first.</param>
/// <param name="Bounds">Of some of the values that are there: from which on, and how many.</param>
internal sealed record ColumnContent(EntryLevels Levels, IReadOnlyList<ValueEncoder> Encoders, Func<int, int, ValueBounds?> Bounds)
{
    /// <summary>Whether the column is of the class that carries the field's type.</summary>
    public static bool Fits(ParquetField field, ColumnData column)
    {
        return field.Type switch
        {
            ParquetType.Boolean => column is BooleanColumn,
            ParquetType.Int32 or ParquetType.Date => column is Int32Column,
            ParquetType.Int64 or ParquetType.Timestamp => column is Int64Column,
            ParquetType.Float => column is FloatColumn,
            ParquetType.Double => column is DoubleColumn,
            ParquetType.String => column is StringColumn,
            _ => column is StringListColumn,
        };
    }

    public static ColumnContent From(ParquetField field, ColumnData column, ParquetWriteOptions options)
    {
        return (field.Type, column) switch
        {
            (ParquetType.Boolean, BooleanColumn c) => FromFlags(c, field),
            (ParquetType.Int32 or ParquetType.Date, Int32Column c) => FromIntegers(c.Values, c, field, options),
            (ParquetType.Int64 or ParquetType.Timestamp, Int64Column c) => FromIntegers(c.Values, c, field, options),
            (ParquetType.Float, FloatColumn c) => FromFloats(c.Values, c, field, options),
            (ParquetType.Double, DoubleColumn c) => FromFloats(c.Values, c, field, options),
            (ParquetType.String, StringColumn c) => FromTexts(c, new RowLevels(c.Count, c.Present, field.IsOptional), options),
            (ParquetType.StringList, StringListColumn c) => FromTexts(c.Items, new ListLevels(c, field.IsOptional), options),
            _ => throw new ArgumentException($"A {column.GetType().Name} for a column of {field.Type}.", nameof(column)),
        };
    }

    /// <summary>For the footer.</summary>
    /// <param name="pages">The data pages; of a single one the bounds are those of the column.</param>
    public StatisticsMetadata Statistics(PageIndex pages)
    {
        ValueBounds? bounds = pages.Only is { } page ? page.Bounds : Bounds(0, Levels.Count - Levels.NullCount);
        return new StatisticsMetadata(Levels.NullCount, bounds?.Min, bounds?.Max);
    }

    private static ColumnContent FromFlags(BooleanColumn column, ParquetField field)
    {
        bool[] values = Dense(column.Values, column.Present);
        var levels = new RowLevels(column.Count, column.Present, field.IsOptional);
        return new ColumnContent(levels, [new PlainBooleanEncoder(values)], (start, count) => Writing.Bounds.OfFlags(values.AsSpan(start, count)));
    }

    private static ColumnContent FromIntegers<T>(T[] rows, ColumnData column, ParquetField field, ParquetWriteOptions options)
        where T : unmanaged, IBinaryInteger<T>
    {
        T[] values = Dense(rows, column.Present);
        var encoders = new List<ValueEncoder>(NumberEncoders(values, options));
        if (options.UseDeltas && values.Length > 0)
        {
            encoders.Add(new DeltaBinaryEncoder<T>(values));
        }

        return new ColumnContent(
            new RowLevels(column.Count, column.Present, field.IsOptional),
            encoders,
            (start, count) => Writing.Bounds.OfIntegers<T>(values.AsSpan(start, count)));
    }

    private static ColumnContent FromFloats<T>(T[] rows, ColumnData column, ParquetField field, ParquetWriteOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = Dense(rows, column.Present);
        return new ColumnContent(
            new RowLevels(column.Count, column.Present, field.IsOptional),
            [.. NumberEncoders(values, options)],
            (start, count) => Writing.Bounds.OfFloats<T>(values.AsSpan(start, count)));
    }

    private static IEnumerable<ValueEncoder> NumberEncoders<T>(T[] values, ParquetWriteOptions options)
        where T : unmanaged
    {
        if (options.UseDictionaries && NumberDictionary.TryBuild(values) is { } dictionary)
        {
            yield return dictionary;
        }

        yield return new PlainNumberEncoder<T>(values);
    }

    private static ColumnContent FromTexts(StringColumn column, EntryLevels levels, ParquetWriteOptions options)
    {
        var texts = Utf8Dictionary.From(column, out int[] indexes);
        long plainSize = texts.PlainSize(indexes);
        var encoders = new List<ValueEncoder>();
        if (options.UseDictionaries && texts.Count > 0)
        {
            encoders.Add(DictionaryEncoder.Of(texts, indexes));
        }

        encoders.Add(new PlainTextEncoder(texts, indexes, plainSize));
        if (options.UseDeltas && texts.Count > 0)
        {
            encoders.Add(new DeltaLengthEncoder(texts, indexes, plainSize));
        }

        // Texts that often return are smaller as indexes, whatever they share with their neighbours.
        if (options.UseDeltas && texts.Count > indexes.Length / 2)
        {
            encoders.Add(new DeltaByteArrayEncoder(texts, indexes, plainSize));
        }

        return new ColumnContent(levels, encoders, (start, count) => Writing.Bounds.OfTexts(texts, indexes.AsSpan(start, count)));
    }

    private static T[] Dense<T>(T[] rows, bool[]? present)
    {
        if (present is null)
        {
            return rows;
        }

        T[] values = new T[present.AsSpan().Count(true)];
        int count = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            if (present[row])
            {
                values[count++] = rows[row];
            }
        }

        return values;
    }
}
