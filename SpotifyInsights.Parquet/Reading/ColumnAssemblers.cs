using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Which decoder and which class of column belong to a column of a file.</summary>
/// <param name="plan">The column.</param>
/// <param name="rows">The number of rows of the row group.</param>
/// <param name="entries">The number of values including nulls and empty lists.</param>
/// <param name="options">The caller's limits and unit of time.</param>
internal sealed class ColumnAssemblers(ColumnPlan plan, int rows, int entries, ParquetReadOptions options)
{
    private readonly LeafType values = plan.Values;

    /// <summary>How many bytes a row takes at most while and after it is read, without texts and bytes: those are counted as they come.</summary>
    public static int BytesPerEntry(ColumnPlan plan)
    {
        // A mark, and an index where there is a dictionary; for lists the item's two levels, its copies and mark, the row's offset and mark.
        int value = plan.Values switch
        {
            { Type: ParquetType.Boolean } => sizeof(bool),
            { Type: ParquetType.Decimal } => 2 * Unsafe.SizeOf<Int128>(),
            { IsUnsigned: true } => sizeof(int) + sizeof(long),
            { Type: ParquetType.Int32 or ParquetType.Date or ParquetType.Float or ParquetType.String or ParquetType.Bytes } => sizeof(int),
            _ => sizeof(long),
        };
        return plan.IsList ? (3 * value) + (3 * sizeof(int)) + (3 * sizeof(bool)) : value + (plan.Field.IsOptional ? sizeof(bool) : 0);
    }

    public ColumnAssembler Create()
    {
        return values.Type switch
        {
            ParquetType.Boolean => Assemble(new BooleanDecoder(), default, static (v, p) => new BooleanColumn(v, p)),
            ParquetType.Int32 or ParquetType.Date => Assemble(Numbers<int>(), default, static (v, p) => new Int32Column(v, p)),
            ParquetType.Int64 when values.IsUnsigned => Assemble(Numbers<int>(), default, static (v, p) => new Int64Column(Array.ConvertAll(v, n => (long)(uint)n), p)),
            ParquetType.Int64 => Assemble(Numbers<long>(), default, static (v, p) => new Int64Column(v, p)),
            ParquetType.Timestamp or ParquetType.Time => Times(),
            ParquetType.Float when values.Physical == PhysicalType.FixedLengthByteArray => Assemble(Converted<float>(Halves), default, static (v, p) => new FloatColumn(v, p)),
            ParquetType.Float => Assemble(Numbers<float>(), default, static (v, p) => new FloatColumn(v, p)),
            ParquetType.Double => Assemble(Numbers<double>(), default, static (v, p) => new DoubleColumn(v, p)),
            ParquetType.Decimal => Decimals(),
            _ => ByteArrays(),
        };
    }

    private static void Halves(ReadOnlySpan<byte> plain, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(plain[(i * 2)..]);
        }
    }

    private static Int128 Whole(LeafType type, long value)
    {
        return type.IsUnsigned ? (Int128)(ulong)value : value;
    }

    private ColumnAssembler Assemble<T>(ValueDecoder<T> decoder, T nullValue, Func<T[], bool[]?, ColumnData> wrap)
        where T : unmanaged
    {
        return plan.IsList
            ? new ListAssembler<T>(plan, rows, entries, nullValue, decoder, wrap)
            : new FlatAssembler<T>(rows, plan.Field.IsOptional, nullValue, decoder, wrap);
    }

    private FixedSizeDecoder<T> Numbers<T>()
        where T : unmanaged
    {
        return new FixedSizeDecoder<T>(values.Physical, Unsafe.SizeOf<T>(), null, options.MaxColumnBytes);
    }

    private FixedSizeDecoder<T> Converted<T>(PlainConversion<T> convert)
        where T : unmanaged
    {
        return new FixedSizeDecoder<T>(values.Physical, values.Length, convert, options.MaxColumnBytes);
    }

    private ColumnAssembler Times()
    {
        ParquetTimeUnit unit = options.TimeUnit;
        return values.Physical switch
        {
            PhysicalType.Int96 => Assemble(Converted<long>((plain, target) => Int96.Decode(plain, target, unit)), default, static (v, p) => new Int64Column(v, p)),
            PhysicalType.Int32 => Assemble(
                Numbers<int>(), default, (v, p) => new Int64Column(TimeScale.Convert(Array.ConvertAll(v, n => (long)n), p, values.Unit, unit), p)),
            _ => Assemble(Numbers<long>(), default, (v, p) => new Int64Column(TimeScale.Convert(v, p, values.Unit, unit), p)),
        };
    }

    private ColumnAssembler Decimals()
    {
        switch (values.Physical)
        {
            case PhysicalType.Int32:
                return Assemble(Numbers<int>(), default, (v, p) => new DecimalColumn(Array.ConvertAll(v, n => (Int128)n), values.Scale, p));
            case PhysicalType.Int64:
                return Assemble(Numbers<long>(), default, (v, p) => new DecimalColumn(Array.ConvertAll(v, n => Whole(values, n)), values.Scale, p));
            case PhysicalType.FixedLengthByteArray:
                return Assemble(
                    Converted<Int128>((plain, target) => BigEndian.Decode(plain, values.Length, target)),
                    default,
                    (v, p) => new DecimalColumn(v, values.Scale, p));
            default:
                var decoder = new ByteArrayDecoder(values.Length, options.MaxColumnBytes);
                return Assemble(decoder, -1, (v, p) =>
                {
                    Int128[] distinct = Array.ConvertAll(decoder.Arrays(), static bytes => BigEndian.Read(bytes));
                    return new DecimalColumn(Array.ConvertAll(v, place => place < 0 ? 0 : distinct[place]), values.Scale, p);
                });
        }
    }

    private ColumnAssembler ByteArrays()
    {
        var decoder = new ByteArrayDecoder(values.Length, options.MaxColumnBytes);
        return values.Type == ParquetType.String
            ? Assemble(decoder, -1, (indexes, _) => StringColumn.Trusted(decoder.Texts(), indexes))
            : Assemble(decoder, -1, (indexes, _) => new BytesColumn(decoder.Arrays(), indexes));
    }
}
