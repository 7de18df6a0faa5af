using SpotifyInsights.Tests.Parquet.Foreign;

namespace SpotifyInsights.Tests.Parquet.Corpus;

/// <summary>Files of many writers, cut off and with flipped bytes. A small share by default, everything with FULL=1.</summary>
public sealed class CorpusDamageTests
{
    private const int CutEvery = 97;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("FULL") == "1";

    [Fact]
    public void CorpusFile_CutAtEvery97thByte_FailsCleanly()
    {
        Assert.SkipWhen(ParquetCorpus.Location is null, ParquetCorpus.Absent);
        foreach (string path in ParquetCorpus.Files)
        {
            byte[] file = File.ReadAllBytes(path);
            for (int length = 0; length < file.Length; length += IsFull ? CutEvery : CutEvery * Math.Max(1, file.Length / 2000))
            {
                DamagedFiles.ReadAll(file[..length], $"{Path.GetFileName(path)} cut to {length}");

                // With its end in place, the footer speaks of what is no longer there.
                DamagedFiles.ReadAll([.. file[..(length / 2)], .. file[(file.Length - (file.Length - length) / 2)..]], $"{Path.GetFileName(path)} without its middle");
            }
        }
    }

    [Fact]
    public void CorpusFile_WithFlippedBytes_FailsCleanlyOrGivesValues()
    {
        Assert.SkipWhen(ParquetCorpus.Location is null, ParquetCorpus.Absent);
        Flip([.. ParquetCorpus.Files.Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))], IsFull ? 10_000 : 500);
    }

    [Fact]
    public async Task ForeignFile_WithFlippedBytes_FailsCleanlyOrGivesValues()
    {
        var files = new List<(string, byte[])>();
        foreach (string tool in ForeignTools.All.Select(t => t.Data))
        {
            files.AddRange((await ForeignTools.WrittenAsync(tool)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => ($"{tool} {f.Key}", f.Value)));
        }

        Flip(files, IsFull ? 10_000 : 40);
    }

    // One byte in four falls into the last kilobyte, where the footer is.
    private static void Flip(List<(string Name, byte[] Bytes)> files, int cases)
    {
        var random = new Random(20251120);
        for (int i = 0; i < cases; i++)
        {
            (string name, byte[] bytes) = files[i % files.Count];
            byte[] file = [.. bytes];
            for (int flips = random.Next(1, 5); flips > 0; flips--)
            {
                int from = random.Next(4) == 0 ? Math.Max(0, file.Length - 1024) : 0;
                file[random.Next(from, file.Length)] = (byte)random.Next(256);
            }

            DamagedFiles.ReadAll(file, $"{name}, case {i}");
        }
    }
}
