using Amazon.S3.Model;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>One object sent in parts. Nothing of it is to be seen until it is completed; until then, or until it is aborted, the parts cost storage.</summary>
internal sealed class S3MultipartUpload
{
    private const int PartsAtOnce = 4;

    private readonly S3Bucket bucket;
    private readonly S3Calls calls;
    private readonly string key;
    private readonly string uploadId;
    private List<PartETag> parts = [];

    private S3MultipartUpload(S3Bucket bucket, S3Calls calls, string key, string uploadId) =>
        (this.bucket, this.calls, this.key, this.uploadId) = (bucket, calls, key, uploadId);

    /// <summary>Opens an upload whose object will carry <paramref name="writeName"/>.</summary>
    public static async Task<S3MultipartUpload> BeginAsync(S3Bucket bucket, S3Calls calls, string key, string writeName, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest { BucketName = bucket.Name, Key = key };
        request.Metadata.Add(S3Reader.WriterMetadata, writeName);
        var begun = await calls.RunAsync(key, "cannot be written", token => bucket.Client.InitiateMultipartUploadAsync(request, token), cancellationToken);
        return new S3MultipartUpload(bucket, calls, key, begun.UploadId);
    }

    /// <summary>Sends all parts, each of <paramref name="partSize"/> bytes but the last.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> content, int partSize, CancellationToken cancellationToken)
    {
        var sent = new PartETag[(content.Length + (long)partSize - 1) / partSize];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, sent.Length, parallel, async (part, token) =>
        {
            var offset = part * partSize;
            sent[part] = await SendAsync(part + 1, content.Slice(offset, Math.Min(partSize, content.Length - offset)), token);
        });
        parts = [.. sent];
    }

    /// <summary>Makes the parts an object and returns its quoted ETag. One attempt: whether to repeat it is for the caller to decide.</summary>
    public async Task<string> CompleteAsync(PutCondition condition, CancellationToken cancellationToken)
    {
        var completed = await bucket.Client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = bucket.Name,
                Key = key,
                UploadId = uploadId,
                PartETags = parts,
                IfNoneMatch = condition.OnlyIfAbsent ? "*" : null,
                IfMatch = condition.IfMatch is { } etag ? S3Reader.Quoted(etag) : null,
            },
            cancellationToken);
        return completed.ETag;
    }

    /// <summary>Lets the store forget the parts; also for a caller who was cancelled. A failure is for the bucket's own rule about old uploads.</summary>
    public async Task AbortAsync()
    {
        try
        {
            var request = new AbortMultipartUploadRequest { BucketName = bucket.Name, Key = key, UploadId = uploadId };
            await calls.RunAsync(key, "cannot be cleared", token => bucket.Client.AbortMultipartUploadAsync(request, token), CancellationToken.None);
        }
        catch (ObjectStoreException)
        {
            // The failure that led here is the one to tell.
        }
    }

    private Task<PartETag> SendAsync(int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        async Task<PartETag> Attempt(CancellationToken token)
        {
            using var body = OpenObject.StreamOf(content);
            var request = new UploadPartRequest
            {
                BucketName = bucket.Name,
                Key = key,
                UploadId = uploadId,
                PartNumber = number,
                PartSize = content.Length,
                InputStream = body,
                DisablePayloadSigning = bucket.DisablesPayloadSigning,
            };
            if (!bucket.Provider.ChecksumTrailers.Value)
            {
                request.DisableDefaultChecksumValidation = true;
                request.UseChunkEncoding = false;
            }

            return new PartETag(await bucket.Client.UploadPartAsync(request, token));
        }

        return calls.RunAsync(key, "cannot be written", Attempt, cancellationToken);
    }
}
