using System.Globalization;
using SpotifyInsights.Parquet;
using SpotifyInsights.Tests.Parquet.Corpus;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>What a checksum is for: right values or an error, never wrong values. By default a share of the cases, with FULL=1 all.</summary>
public sealed class CheckedPagesTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("FULL") is "1" ? 10_000 : 500;

    public static IReadOnlyList<(string Name, byte[] File)> OurFiles { get; } =
    [
        .. Enum.GetValues<ParquetCompression>().SelectMany(compression => new[] { 2, 1 << 16 }.Select(pageValues =>
        {
            var options = new ParquetWriteOptions { Compression = compression, MaxPageValues = pageValues };
            return ($"{compression}, {pageValues} values a page", ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns, AllTypes.Columns], options));
        })),
    ];

    [Fact]
    public void OurFiles_EveryPageAlsoOfDictionaries_HasAChecksum() =>
        OurFiles.ShouldAllBe(file => CheckedPages.Of(file.File) != null);

    [Fact]
    public void OurFile_WithDamageInPages_GivesTheRightValuesOrAnError() => Damage(OurFiles);

    [Fact]
    public void CorpusFile_WithChecksumsAndDamageInPages_GivesTheRightValuesOrAnError()
    {
        Assert.SkipWhen(ParquetCorpus.Location is null, ParquetCorpus.Absent);
        Damage([.. ParquetCorpus.Files.Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))]);
    }

    // Headers and footers have no checksum in the format. Nothing but an error may come of damage there; wrong values can, and this says how often.
    [Fact]
    public void OurFile_WithAFlippedByteAnywhere_HardlyEverGivesOtherValues()
    {
        var files = OurFiles.Select(file => (file.Name, Pages: CheckedPages.Of(file.File)!)).ToList();
        var random = new Random(20251121);
        int unnoticed = Enumerable.Range(0, Cases).Count(i => files[i % files.Count].Pages.DamageAnywhere(random, $"{files[i % files.Count].Name}, case {i}"));

        TestContext.Current.SendDiagnosticMessage("flipped anywhere: {0} of {1} read otherwise and unnoticed", unnoticed.ToString(CultureInfo.InvariantCulture), Cases.ToString(CultureInfo.InvariantCulture));
        unnoticed.ShouldBeLessThan(Cases / 20);
    }

    private static void Damage(IReadOnlyList<(string Name, byte[] File)> files)
    {
        var pages = files.Select(file => (file.Name, Pages: CheckedPages.Of(file.File))).Where(file => file.Pages is not null).ToList();
        pages.ShouldNotBeEmpty();
        var random = new Random(20251120);
        int failed = Enumerable.Range(0, Cases).Sum(i => pages[i % pages.Count].Pages!.Damage(random, $"{pages[i % pages.Count].Name}, case {i}"));

        TestContext.Current.SendDiagnosticMessage(
            "{0} files, {1} cases: {2} columns failed, all others as before",
            pages.Count.ToString(CultureInfo.InvariantCulture), Cases.ToString(CultureInfo.InvariantCulture), failed.ToString(CultureInfo.InvariantCulture));
        failed.ShouldBeGreaterThan(Cases / 2);
    }
}
