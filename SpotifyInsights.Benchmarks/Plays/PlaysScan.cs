using System.Numerics;
using System.Runtime.InteropServices;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Benchmarks.Plays;

/// <summary>`sum(epoch_ms(played_at)), sum(ms_played), sum(hash(track_id))` over a Parquet file, on one thread.</summary>
/// <param name="PlayedAt">The sum of all ends of plays in Unix milliseconds.</param>
/// <param name="MsPlayed">The sum of all milliseconds heard.</param>
/// <param name="TrackHash">The sum of a hash of each play's track; the same for every file with the same plays.</param>
public sealed record PlaysScan(long PlayedAt, long MsPlayed, UInt128 TrackHash)
{
    public static async Task<PlaysScan> OfAsync(string path)
    {
        await using var file = File.OpenRead(path);
        using var source = new StreamParquetSource(file);
        var reader = await ParquetReader.OpenAsync(source);
        var (playedAt, msPlayed, trackHash) = (0L, 0L, UInt128.Zero);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            foreach (var end in ((Int64Column)await reader.ReadColumnAsync(group, "played_at")).Values)
            {
                playedAt += end;
            }

            foreach (var heard in ((Int32Column)await reader.ReadColumnAsync(group, "ms_played")).Values)
            {
                msPlayed += heard;
            }

            var tracks = (StringColumn)await reader.ReadColumnAsync(group, "track_id");
            var hashes = new ulong[tracks.TextCount];
            for (var place = 0; place < hashes.Length; place++)
            {
                hashes[place] = Hash(tracks.Utf8(place));
            }

            foreach (var index in tracks.Indexes)
            {
                trackHash += hashes[index];
            }
        }

        return new(playedAt, msPlayed, trackHash);
    }

    // Eight bytes at a time: DuckDB's own hash is not documented, and only its cost is to be compared.
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(text))
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ word) * 0x9E3779B97F4A7C15;
        }

        foreach (var rest in text[(text.Length & ~7)..])
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ rest) * 0x9E3779B97F4A7C15;
        }

        return hash ^ (hash >> 32);
    }
}
