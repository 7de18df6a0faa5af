using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>
/// A hash of a multiset of rows: the sum of the rows' SHA-256, modulo 2^256. It depends on nothing but the rows: neither on their order nor on which file
/// holds them, nor on any rule of the merge.
/// </summary>
internal sealed class RowsDigest
{
    private const int Limbs = 4;
    private const int NumberBytes = 1 + (3 * sizeof(long));

    private readonly ulong[] sum = new ulong[Limbs];
    private readonly byte[] row = new byte[NumberBytes + (2 * TupleTable.DigestBytes)];
    private readonly byte[] hash = new byte[SHA256.HashSizeInBytes];
    private long count;

    /// <summary>Adds a row; its texts are told by their own hashes.</summary>
    public void Add(in SpooledRow added, ReadOnlySpan<byte> track, ReadOnlySpan<byte> manner)
    {
        row[0] = added.Kind;
        BinaryPrimitives.WriteInt64LittleEndian(row.AsSpan(1), added.PlayedAt);
        BinaryPrimitives.WriteInt64LittleEndian(row.AsSpan(9), added.HeardMs);
        BinaryPrimitives.WriteInt64LittleEndian(row.AsSpan(17), added.OfflineAt);
        track.CopyTo(row.AsSpan(NumberBytes));
        manner.CopyTo(row.AsSpan(NumberBytes + TupleTable.DigestBytes));
        SHA256.HashData(row, hash);
        Add(hash);
        count++;
    }

    /// <summary>Adds the rows of another one, which may be done from several threads.</summary>
    public void Add(RowsDigest other)
    {
        lock (sum)
        {
            count += other.count;
            Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
            Write(other.sum, bytes);
            Add(bytes);
        }
    }

    /// <summary>The id of an import of these rows: 32 hexadecimal digits.</summary>
    public string ToId()
    {
        Span<byte> all = stackalloc byte[sizeof(long) + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64LittleEndian(all, count);
        Write(sum, all[sizeof(long)..]);
        return Convert.ToHexStringLower(SHA256.HashData(all)[..16]);
    }

    private static void Write(ulong[] limbs, Span<byte> bytes)
    {
        for (var limb = 0; limb < Limbs; limb++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(limb * sizeof(ulong))..], limbs[limb]);
        }
    }

    private void Add(ReadOnlySpan<byte> number)
    {
        var carry = 0UL;
        for (var limb = 0; limb < Limbs; limb++)
        {
            var wide = (UInt128)sum[limb] + BinaryPrimitives.ReadUInt64LittleEndian(number[(limb * sizeof(ulong))..]) + carry;
            (sum[limb], carry) = ((ulong)wide, (ulong)(wide >> 64));
        }
    }
}
