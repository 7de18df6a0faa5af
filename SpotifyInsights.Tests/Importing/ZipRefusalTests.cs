using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Zips that were damaged or made to do harm are refused as a whole, with the reason and the file.</summary>
public sealed class ZipRefusalTests
{
    private const int LocalHeader = 30;
    private const int DirectoryEntry = 46;

    private static readonly string Good = ExtendedRow.File(ExtendedRow.Make());

    private static byte[] GoodZip => ImportRig.Zip(("a/x.json", Good));

    [Fact]
    public async Task Zip_AnyKind_IsReadWhateverItIsCalled()
    {
        var stored = new MemoryStream();
        using (var zip = new ZipArchive(stored, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("folder/");
            using var entry = zip.CreateEntry("folder/x.json", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes(Good));
        }

        foreach (var content in new[] { stored.ToArray(), GoodZip, WithComment(GoodZip, "a comment"), Zip64(Good) })
        {
            (await new ImportRig().ImportAsync("history.json", content)).Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 1 });
        }
    }

    [Fact]
    public async Task Zip_OfNothing_HasNothingUsable() => (await new ImportRig().ImportAsync("x.zip", ImportRig.Zip())).Outcome.ShouldBe(ImportOutcome.NothingUsable);

    [Fact]
    public async Task Encrypted_IsRefused()
    {
        var zip = Changed(GoodZip, content => content[Directory(content) + 8] |= 1);
        await RefusedAsync(zip, ImportRefusal.Encrypted, "my.zip/a/x.json");
    }

    [Fact]
    public async Task Checksum_Wrong_IsRefusedAlsoInAFileThatNobodyReads()
    {
        await RefusedAsync(Changed(GoodZip, content => content[Directory(content) + 16] ^= 1), ImportRefusal.WrongChecksum, "my.zip/a/x.json");
        var unknown = ImportRig.Zip(("ReadMe.pdf", "nothing to read"), ("x.json", Good));
        await RefusedAsync(Changed(unknown, content => content[Directory(content) + 16] ^= 1), ImportRefusal.WrongChecksum, "my.zip/ReadMe.pdf");
    }

    [Fact]
    public async Task PackedBytes_Damaged_AreRefused()
    {
        var zip = Changed(GoodZip, content => content.AsSpan(LocalHeader + "a/x.json".Length + 20, 40).Fill(0xFF));
        (await RefusedAsync(zip)).Reason.ShouldBe(ImportRefusal.WrongChecksum);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    public async Task CutOff_IsRefused(double part) =>
        await RefusedAsync(GoodZip[..(int)(GoodZip.Length * part)], ImportRefusal.CutOff, "my.zip");

    [Fact]
    public async Task DeclaredSize_TooSmallOrTooLarge_IsRefused()
    {
        await RefusedAsync(Changed(GoodZip, content => Add(content, Directory(content) + 24, -7)), ImportRefusal.TooLarge, "my.zip/a/x.json");
        await RefusedAsync(Changed(GoodZip, content => Add(content, Directory(content) + 24, 7)), ImportRefusal.CutOff, "my.zip/a/x.json");
    }

    [Fact]
    public async Task Bomb_IsRefusedBeforeItIsUnpacked()
    {
        var zip = ImportRig.Zip(("zeros.json", new string(' ', 8 << 20)));
        await RefusedAsync(zip, ImportRefusal.RatioTooHigh, "my.zip/zeros.json");
    }

    [Fact]
    public async Task Limits_OfEntriesAndBytes_Hold()
    {
        var zip = ImportRig.Zip(("1.json", Good), ("2.json", Good), ("3.json", Good));
        await RefusedAsync(zip, ImportRefusal.TooManyEntries, "my.zip", new ImportRig { Limits = ImportLimits.Default with { MaxEntries = 2 } });
        await RefusedAsync(zip, ImportRefusal.TooLarge, "my.zip/2.json", new ImportRig { Limits = ImportLimits.Default with { MaxBytes = Good.Length + 1 } });
        await RefusedAsync(zip, ImportRefusal.TooLarge, "my.zip/1.json", new ImportRig { Limits = ImportLimits.Default with { MaxBytes = 10 } });
        (await RefusedAsync(zip, new ImportRig { Limits = ImportLimits.Default with { MaxTextBytes = 20 } })).Reason.ShouldBe(ImportRefusal.TooManyTexts);
    }

    [Fact]
    public async Task Entries_OverTheSameBytes_AreRefused()
    {
        var zip = ImportRig.Zip(("1.json", Good), ("2.json", Good));
        var overlapping = Changed(zip, content => content.AsSpan(Directory(content) + DirectoryEntry + "1.json".Length + 42, 4).Clear());
        (await RefusedAsync(overlapping)).Reason.ShouldBe(ImportRefusal.BrokenZip);
    }

    [Theory]
    [InlineData("../x.json")]
    [InlineData("a/../../x.json")]
    [InlineData("/etc/x.json")]
    [InlineData("..\\x.json")]
    [InlineData("\u0043:\\x.json")]
    [InlineData("a/x\u0000.json")]
    public async Task Path_ThatLeadsOutOrIsNone_IsRefused(string path) =>
        await RefusedAsync(ImportRig.Zip((path, Good)), ImportRefusal.BadPath, "my.zip");

    [Fact]
    public async Task ZipInAZip_IsRefusedWhateverItIsCalled()
    {
        using var outer = new MemoryStream();
        using (var zip = new ZipArchive(outer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("inner.json").Open();
            entry.Write(GoodZip);
        }

        await RefusedAsync(outer.ToArray(), ImportRefusal.NestedZip, "my.zip/inner.json");
    }

    [Fact]
    public async Task Method_NobodyUses_IsRefused()
    {
        var zip = Changed(GoodZip, content => content[Directory(content) + 10] = 14);
        await RefusedAsync(zip, ImportRefusal.BrokenZip, "my.zip/a/x.json");
    }

    // Not one of these may end in anything but a refusal, or in an import that kept every row.
    [Fact]
    public async Task Zip_AnyByteChanged_IsRefusedOrRead()
    {
        var zip = GoodZip;
        var random = new Random(20_260_110);
        for (var at = 0; at < zip.Length; at++)
        {
            var changed = (byte[])zip.Clone();
            changed[at] ^= (byte)(1 + random.Next(255));
            try
            {
                var result = await new ImportRig().ImportAsync([ImportRig.Source("x.zip", changed)], dryRun: true);
                (result.Outcome is ImportOutcome.NothingUsable || result.Report.Rows == 1).ShouldBeTrue($"byte {at}");
            }
            catch (ImportRefusedException)
            {
                // As it should be.
            }
        }
    }

    private static Task<ImportRefusedException> RefusedAsync(byte[] zip, ImportRig? rig = null) =>
        Should.ThrowAsync<ImportRefusedException>(() => (rig ?? new ImportRig()).ImportAsync("my.zip", zip));

    private static async Task RefusedAsync(byte[] zip, ImportRefusal reason, string file, ImportRig? rig = null)
    {
        rig ??= new ImportRig();
        var refused = await RefusedAsync(zip, rig);
        (refused.Reason, refused.File).ShouldBe((reason, file), refused.Message);
        (await rig.ObjectsAsync()).ShouldBeEmpty();
    }

    private static byte[] Changed(byte[] zip, Action<byte[]> change)
    {
        change(zip);
        return zip;
    }

    private static int Directory(byte[] zip) => BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 6));

    private static void Add(byte[] content, int at, int number) =>
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(at), BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(at)) + number);

    private static byte[] WithComment(byte[] zip, string comment)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 2), (ushort)comment.Length);
        return [.. zip, .. Encoding.ASCII.GetBytes(comment)];
    }

    // By hand from APPNOTE 4.3: the framework writes this form only beyond 4 GB.
    private static byte[] Zip64(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var crc = SpotifyInsights.Parquet.Compression.Crc32.Of(content);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        void Write(params object[] numbers)
        {
            foreach (var number in numbers)
            {
                switch (number)
                {
                    case ushort two: writer.Write(two); break;
                    case uint four: writer.Write(four); break;
                    case long eight: writer.Write(eight); break;
                    default: throw new ArgumentException("no number", nameof(numbers));
                }
            }
        }

        ushort extra = 4 + 24;
        Write(0x04034B50u, (ushort)45, (ushort)0, (ushort)0, 0u, crc, (uint)content.Length, (uint)content.Length, (ushort)1, (ushort)0);
        writer.Write("x"u8);
        writer.Write(content);
        var directory = file.Position;
        Write(
            0x02014B50u, (ushort)45, (ushort)45, (ushort)0, (ushort)0, 0u, crc, uint.MaxValue, uint.MaxValue, (ushort)1, extra, (ushort)0,
            (ushort)0, (ushort)0, 0u, uint.MaxValue);
        writer.Write("x"u8);
        Write((ushort)1, (ushort)24, (long)content.Length, (long)content.Length, 0L);
        var end64 = file.Position;
        Write(0x06064B50u, 44L, (ushort)45, (ushort)45, 0u, 0u, 1L, 1L, end64 - directory, directory);
        Write(0x07064B50u, 0u, end64, 1u);
        Write(0x06054B50u, (ushort)0, (ushort)0, ushort.MaxValue, ushort.MaxValue, uint.MaxValue, uint.MaxValue, (ushort)0);
        return file.ToArray();
    }
}
