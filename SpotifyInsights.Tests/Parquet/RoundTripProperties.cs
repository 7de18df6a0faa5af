using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>Whatever the values, the row groups and the pages: what is written is read. The seed is fixed, so a failure stays.</summary>
public sealed class RoundTripProperties
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(200)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20251120, 20251121), FSharpOption<int>.None)));

    [Fact]
    public void Int32_OfAnyRows_ReadsBack()
    {
        Check<int?>(ParquetType.Int32);
    }

    [Fact]
    public void Int64_OfAnyRows_ReadsBack()
    {
        Check<long?>(ParquetType.Int64);
    }

    [Fact]
    public void Double_OfAnyRowsWithNaNAndBothZeros_ReadsBack()
    {
        Check<double?>(ParquetType.Double);
    }

    [Fact]
    public void Float_OfAnyRows_ReadsBack()
    {
        Check<float?>(ParquetType.Float);
    }

    [Fact]
    public void Boolean_OfAnyRows_ReadsBack()
    {
        Check<bool?>(ParquetType.Boolean);
    }

    [Fact]
    public void String_OfAnyRows_ReadsBack()
    {
        Check(ParquetType.String, Texts());
    }

    [Fact]
    public void StringList_OfAnyRows_ReadsBack()
    {
        Gen<string?[]> items = Gen.Choose(0, 5).SelectMany(n => Texts().ArrayOf(n));
        Gen<string?[]?> lists = Gen.Frequency((1, Gen.Constant<string?[]?>(null)), (4, items.Select(a => (string?[]?)a)));

        Check(ParquetType.StringList, lists);
    }

    private static Gen<string?> Texts()
    {
        return Gen.Frequency(
            (1, Gen.Constant<string?>(null)),
            (2, Gen.Elements<string?>("", "a", "Straße", "🎵", "\0", "a longer text that is not in the way of anything")),
            (2, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => (string?)s.Get)));
    }

    private static void Check<T>(ParquetType type)
    {
        Check(type, ArbMap.Default.GeneratorFor<T>());
    }

    private static void Check<T>(ParquetType type, Gen<T> values)
    {
        // Few distinct values make runs and dictionaries, many make plain pages; lengths go over several pages.
        Gen<T> any = values.Resize(100);
        Gen<int> lengths = Gen.Choose(0, 150);
        Gen<T[]> different = lengths.SelectMany(n => any.ArrayOf(n));
        Gen<T[]> repeated = any.ArrayOf(4).SelectMany(few => lengths.SelectMany(n => Gen.Elements(few).ArrayOf(n)));
        Gen<T[][]> groups = Gen.Choose(0, 3).SelectMany(n => Gen.OneOf(different, repeated).ArrayOf(n));
        Gen<(T[][] Groups, int PageValues, bool UseDictionaries, bool UseDeltas)> cases =
            from g in groups
            from p in Gen.Choose(1, 60)
            from dictionaries in ArbMap.Default.GeneratorFor<bool>()
            from deltas in ArbMap.Default.GeneratorFor<bool>()
            select (g, p, dictionaries, deltas);
        Prop.ForAll(cases.ToArbitrary(), c => ReadsBack(type, c.Groups, c.PageValues, c.UseDictionaries, c.UseDeltas)).Check(Fixed);
    }

    private static void ReadsBack<T>(ParquetType type, T[][] groups, int pageValues, bool useDictionaries, bool useDeltas)
    {
        var field = new ParquetField("x", type, IsOptional: true);
        var options = new ParquetWriteOptions { MaxPageValues = pageValues, UseDictionaries = useDictionaries, UseDeltas = useDeltas };

        byte[] file = ParquetFiles.Write(
            new ParquetSchema([field]),
            groups.Select(g => new[] { AllTypes.Column(field, [.. g.Cast<object?>().Select(Valid)]) }),
            options);

        Assert.Equal(groups.SelectMany(g => g).Cast<object?>().Select(Valid), ParquetFiles.Rows(ParquetReader.Open(file), "x"));
    }

    // A lone half of a surrogate pair has no UTF-8; it is written as the replacement character.
    private static object? Valid(object? value)
    {
        return value switch
        {
            string text => Encoded(text),
            string?[] list => list.Select(i => i is null ? null : Encoded(i)).ToArray(),
            _ => value,
        };
    }

    private static string Encoded(string text)
    {
        return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
