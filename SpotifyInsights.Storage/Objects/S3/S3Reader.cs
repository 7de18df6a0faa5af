using System.Buffers;
using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Reads objects. Content, length and ETag come from one answer, hence belong to one version.</summary>
internal sealed class S3Reader(S3Bucket bucket)
{
    /// <summary>The metadata that names the writer of an object: `x-amz-meta-written-by`.</summary>
    public const string WriterMetadata = "written-by";

    private const int Chunk = 1 << 16;

    /// <summary>
    /// The whole object, or null. Asked for as a range: of an answer without one the SDK computes the MD5 while it is read, which takes longer than a fast
    /// network does.
    /// </summary>
    public async Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var found = await GetRangeAsync(key, 0, Array.MaxLength, ifMatch: null, cancellationToken);
        return found is null || found.Info.Length == found.Content.Length
            ? found
            : throw new ObjectStoreException(key, $"is {found.Info.Length} bytes long, too long to be read at once");
    }

    /// <summary>As <see cref="IObjectStore.GetRangeAsync"/>.</summary>
    public async Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken)
    {
        // A range has at least one byte in HTTP.
        var last = offset + Math.Min(Math.Max(length, 1) - 1, long.MaxValue - offset);
        ReadOnlyMemory<byte> content = ReadOnlyMemory<byte>.Empty;
        var info = await ReadAsync(
            key, offset, last, ifMatch, async response => content = await BodyAsync(response, cancellationToken), cancellationToken);
        return info is null ? null : new StoredObject(info, content[..Math.Min(length, content.Length)]);
    }

    /// <summary>Replaces what is in <paramref name="destination"/> by the whole object; null when there is none.</summary>
    public Task<ObjectInfo?> CopyAsync(string key, Stream destination, CancellationToken cancellationToken)
    {
        destination.SetLength(0);
        return ReadAsync(key, 0, long.MaxValue, ifMatch: null, response => CopyAsync(key, response, destination, cancellationToken), cancellationToken);
    }

    /// <summary>The ETag of the object if its metadata names <paramref name="writer"/>, else null.</summary>
    public async Task<string?> FindWrittenByAsync(string key, string writer, CancellationToken cancellationToken)
    {
        try
        {
            var found = await bucket.Client.GetObjectMetadataAsync(bucket.Name, key, cancellationToken);
            return found.Metadata[WriterMetadata] == writer ? Unquoted(found.ETag) : null;
        }
        catch (AmazonS3Exception missing) when (S3Faults.IsMissing(missing))
        {
            return null;
        }
    }

    public static string Quoted(string etag) => $"\"{etag}\"";

    public static string Unquoted(string etag) => etag.Trim('"');

    // Of an object that ends before the range there is no body.
    private async Task<ObjectInfo?> ReadAsync(
        string key, long first, long last, string? ifMatch, Func<GetObjectResponse, Task> take, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest
        {
            BucketName = bucket.Name,
            Key = key,
            ByteRange = new ByteRange($"bytes={first.ToString(CultureInfo.InvariantCulture)}-{last.ToString(CultureInfo.InvariantCulture)}"),
            EtagToMatch = ifMatch is null ? null : Quoted(ifMatch),
        };
        try
        {
            using var response = await bucket.Client.GetObjectAsync(request, cancellationToken);
            await take(response);
            return new ObjectInfo(key, LengthOf(response), Unquoted(response.ETag), TimeOf(response.LastModified));
        }
        catch (AmazonS3Exception missing) when (S3Faults.IsMissing(missing))
        {
            return null;
        }
        catch (AmazonS3Exception refused) when (S3Faults.IsBeyondTheEnd(refused))
        {
            return await FindWithoutContentAsync(key, ifMatch, cancellationToken);
        }
        catch (AmazonS3Exception refused) when (ifMatch is not null && S3Faults.IsLostRace(refused))
        {
            throw new ObjectChangedException(key);
        }
    }

    private async Task<ObjectInfo?> FindWithoutContentAsync(string key, string? ifMatch, CancellationToken cancellationToken)
    {
        try
        {
            var found = await bucket.Client.GetObjectMetadataAsync(bucket.Name, key, cancellationToken);
            var etag = Unquoted(found.ETag);
            return ifMatch is null || ifMatch == etag
                ? new ObjectInfo(key, found.ContentLength, etag, TimeOf(found.LastModified))
                : throw new ObjectChangedException(key);
        }
        catch (AmazonS3Exception missing) when (S3Faults.IsMissing(missing))
        {
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(GetObjectResponse response, CancellationToken cancellationToken)
    {
        var body = GC.AllocateUninitializedArray<byte>((int)response.ContentLength);
        await response.ResponseStream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    private static async Task CopyAsync(string key, GetObjectResponse response, Stream destination, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            var copied = 0L;
            for (int count; (count = await response.ResponseStream.ReadAsync(buffer, cancellationToken)) > 0; copied += count)
            {
                await SpoolFile.WriteAsync(key, destination, buffer.AsMemory(0, count), cancellationToken);
            }

            if (copied < response.ContentLength)
            {
                throw new EndOfStreamException();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // `bytes 0-3/10` where a part was asked for.
    private static long LengthOf(GetObjectResponse response) => response.ContentRange is { Length: > 0 } range
        ? long.Parse(range.AsSpan(range.LastIndexOf('/') + 1), CultureInfo.InvariantCulture)
        : response.ContentLength;

    internal static DateTimeOffset TimeOf(DateTime? modified) => modified?.ToUniversalTime() ?? default(DateTimeOffset);
}
