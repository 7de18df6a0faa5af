using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>
/// A hash of a multiset of rows: the sum of the rows' own hashes, in four lanes of 64 bits. It depends on nothing but the rows: neither on their order nor
/// on which file holds them, nor on any rule of the merge. Texts come in by their SHA-256; of a row's numbers only accidents are kept apart, because
/// whoever made two imports of his own collide would fool nobody but himself.
/// </summary>
internal sealed class RowsDigest
{
    private const int Lanes = 4;
    private const int IdBytes = 16;

    // Odd, and with bits everywhere: the fractional parts of the golden ratio and of the square root of two.
    private const ulong Phi = 0x9E3779B97F4A7C15;
    private const ulong Root = 0x6A09E667F3BCC909;

    private readonly ulong[] sums = new ulong[Lanes];
    private long count;

    /// <summary>Adds a row; its texts are told by their own hashes.</summary>
    public void Add(in SpooledRow row, ReadOnlySpan<byte> track, ReadOnlySpan<byte> manner)
    {
        var tracks = MemoryMarshal.Cast<byte, ulong>(track);
        var manners = MemoryMarshal.Cast<byte, ulong>(manner);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var (what, how) = (LittleEndian(tracks[lane]), LittleEndian(manners[lane]));
            var mixed = Mix((ulong)row.PlayedAt + what, (ulong)row.HeardMs ^ how ^ Phi);
            sums[lane] += Mix(mixed + (ulong)row.OfflineAt, (what + row.Kind) ^ Root);
        }

        count++;
    }

    /// <summary>Adds the rows of another one, which may be done from several threads.</summary>
    public void Add(RowsDigest other)
    {
        lock (sums)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                sums[lane] += other.sums[lane];
            }

            count += other.count;
        }
    }

    /// <summary>The id of an import of these rows: 32 hexadecimal digits.</summary>
    public string ToId()
    {
        Span<byte> all = stackalloc byte[(1 + Lanes) * sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(all, count);
        for (var lane = 0; lane < Lanes; lane++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(all[((1 + lane) * sizeof(ulong))..], sums[lane]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(all)[..IdBytes]);
    }

    private static ulong LittleEndian(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);

    // Both halves of the product: every bit of either factor reaches all of it.
    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
