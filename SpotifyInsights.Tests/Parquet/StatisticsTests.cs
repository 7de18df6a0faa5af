using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Format;
using SpotifyInsights.Parquet.Reading;
using SpotifyInsights.Parquet.Writing;

namespace SpotifyInsights.Tests.Parquet;

public sealed class StatisticsTests
{
    [Fact]
    public void Statistics_OfIntegers_AreTheirBoundsAndNulls()
    {
        Of(ParquetType.Int32, new Int32Column([7, 0, -3], [true, false, true]))
            .ShouldBe(new ColumnStatistics { NullCount = 1, MinInteger = -3, MaxInteger = 7 });
        Of(ParquetType.Timestamp, new Int64Column([5_000_000_000, -1]))
            .ShouldBe(new ColumnStatistics { NullCount = 0, MinInteger = -1, MaxInteger = 5_000_000_000 });
        Of(ParquetType.Boolean, new BooleanColumn([true, true]))
            .ShouldBe(new ColumnStatistics { NullCount = 0, MinInteger = 1, MaxInteger = 1 });
    }

    [Fact]
    public void Statistics_OfFloatsWithNaN_HaveNoBounds()
    {
        Of(ParquetType.Double, new DoubleColumn([1, double.NaN, 3])).ShouldBe(new ColumnStatistics { NullCount = 0 });
        Of(ParquetType.Float, new FloatColumn([float.NaN])).ShouldBe(new ColumnStatistics { NullCount = 0 });
    }

    [Fact]
    public void Statistics_OfFloatsWithZeros_TakeTheZeroThatIncludesBoth()
    {
        // The sign is the highest bit, in the last byte.
        byte[] zero = new byte[8];
        byte[] negativeZero = [0, 0, 0, 0, 0, 0, 0, 0x80];

        Bounds.OfFloats<double>([0.0, 2]).ShouldNotBeNull().Min.ShouldBe(negativeZero);
        Bounds.OfFloats<double>([-0.0, -2]).ShouldNotBeNull().Max.ShouldBe(zero);
        Bounds.OfFloats<float>([-0.0f, 0f]).ShouldNotBeNull().Min.ShouldBe([0, 0, 0, 0x80]);
    }

    [Fact]
    public void Statistics_OfFloatsByOtherWriters_AreReadWithTheWiderZeroAndWithoutNaN()
    {
        // +0 as the lower bound, NaN as the upper.
        var plan = new ColumnPlan(new ParquetField("x", ParquetType.Double, false), 0, new LeafType(PhysicalType.Double, ParquetType.Double), 0, 0);
        var raw = new StatisticsMetadata(null, new byte[8], BitConverter.GetBytes(double.NaN));

        ColumnStatistics read = StatisticsReader.Read(plan, raw, ParquetTimeUnit.Milliseconds);

        double.IsNegative(read.MinNumber!.Value).ShouldBeTrue();
        read.MaxNumber.ShouldBeNull();
    }

    [Fact]
    public void Statistics_OfTexts_AreInTheOrderOfTheirBytes()
    {
        // In UTF-16 the note (a surrogate pair) sorts before the replacement character, in UTF-8 after it.
        Of(ParquetType.String, StringColumn.FromValues(["\uFFFD", "🎵", null, "b"]))
            .ShouldBe(new ColumnStatistics { NullCount = 1, MinText = "b", MaxText = "🎵" });
    }

    [Fact]
    public void Statistics_OfLongTexts_HaveNoBounds()
    {
        Of(ParquetType.String, StringColumn.FromValues([new string('a', 64), "b"]))
            .ShouldBe(new ColumnStatistics { NullCount = 0, MinText = new string('a', 64), MaxText = "b" });
        Of(ParquetType.String, StringColumn.FromValues([new string('a', 65), "b"])).ShouldBe(new ColumnStatistics { NullCount = 0 });
    }

    [Fact]
    public void Statistics_OfNullsOnly_CountThem()
    {
        Of(ParquetType.Int32, new Int32Column([0, 0], [false, false])).ShouldBe(new ColumnStatistics { NullCount = 2 });
        Of(ParquetType.String, StringColumn.FromValues([null])).ShouldBe(new ColumnStatistics { NullCount = 1 });
    }

    private static ColumnStatistics Of(ParquetType type, ColumnData column)
    {
        return ParquetReader.Open(ParquetFiles.Write(type, isOptional: true, column)).Statistics(0, "x").ShouldNotBeNull();
    }
}
