using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A column ready to be written: its levels, the encodings to try, the bounds of its values.</summary>
/// <param name="Levels">Which entries have values.</param>
/// <param name="Encoders">The smallest result is taken, of equals the first.</param>
/// <param name="Statistics">For the footer.</param>
internal sealed record ColumnContent(EntryLevels Levels, IReadOnlyList<ValueEncoder> Encoders, StatisticsMetadata Statistics)
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
            (ParquetType.Int32 or ParquetType.Date, Int32Column c) => FromNumbers(c.Values, c, field, options, Bounds.OfIntegers),
            (ParquetType.Int64 or ParquetType.Timestamp, Int64Column c) => FromNumbers(c.Values, c, field, options, Bounds.OfIntegers),
            (ParquetType.Float, FloatColumn c) => FromNumbers(c.Values, c, field, options, Bounds.OfFloats),
            (ParquetType.Double, DoubleColumn c) => FromNumbers(c.Values, c, field, options, Bounds.OfFloats),
            (ParquetType.String, StringColumn c) => FromTexts(c, new RowLevels(c.Count, c.Present, field.IsOptional), options),
            (ParquetType.StringList, StringListColumn c) => FromTexts(c.Items, new ListLevels(c, field.IsOptional), options),
            _ => throw new ArgumentException($"A {column.GetType().Name} for a column of {field.Type}.", nameof(column)),
        };
    }

    private static ColumnContent FromFlags(BooleanColumn column, ParquetField field)
    {
        bool[] values = Dense(column.Values, column.Present);
        var levels = new RowLevels(column.Count, column.Present, field.IsOptional);
        return new ColumnContent(levels, [new PlainBooleanEncoder(values)], Bounds.OfFlags(values, levels.NullCount));
    }

    private static ColumnContent FromNumbers<T>(
        T[] rows,
        ColumnData column,
        ParquetField field,
        ParquetWriteOptions options,
        Func<T[], int, StatisticsMetadata> bounds)
        where T : unmanaged
    {
        T[] values = Dense(rows, column.Present);
        var levels = new RowLevels(column.Count, column.Present, field.IsOptional);
        var plain = new PlainNumberEncoder<T>(values);
        DictionaryEncoder? dictionary = options.UseDictionaries ? NumberDictionary.TryBuild(values) : null;
        return new ColumnContent(levels, dictionary is null ? [plain] : [dictionary, plain], bounds(values, levels.NullCount));
    }

    private static ColumnContent FromTexts(StringColumn column, EntryLevels levels, ParquetWriteOptions options)
    {
        var texts = Utf8Dictionary.From(column, out int[] indexes);
        var plain = new PlainTextEncoder(texts, indexes);
        ValueEncoder[] encoders = options.UseDictionaries && texts.Count > 0 ? [DictionaryEncoder.Of(texts, indexes), plain] : [plain];
        return new ColumnContent(levels, encoders, Bounds.OfTexts(texts, levels.NullCount));
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
