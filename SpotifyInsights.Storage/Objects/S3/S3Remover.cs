using Amazon.S3;
using Amazon.S3.Model;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Deletes objects, up to 1,000 per request.</summary>
internal sealed class S3Remover(S3Bucket bucket, S3Calls calls)
{
    private const int MaxKeys = 1000;
    private const string Failure = "cannot be deleted";

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        calls.RunAsync(key, Failure, token => bucket.Client.DeleteObjectAsync(bucket.Name, key, token), cancellationToken);

    public async Task DeleteAllAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var batch in keys.Distinct(StringComparer.Ordinal).Chunk(MaxKeys))
        {
            await calls.RunAsync(batch[0], Failure, token => DeleteBatchAsync(batch, token), cancellationToken);
        }
    }

    // An answer of 200 may say of single keys that they are still there.
    private async Task<bool> DeleteBatchAsync(string[] keys, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectsRequest
        {
            BucketName = bucket.Name,
            Quiet = true,
            Objects = [.. keys.Select(key => new KeyVersion { Key = key })],
        };
        try
        {
            await bucket.Client.DeleteObjectsAsync(request, cancellationToken);
            return true;
        }
        catch (DeleteObjectsException some)
        {
            var first = some.Response.DeleteErrors[0];
            throw new AmazonS3Exception($"{first.Key} was not deleted", some) { ErrorCode = first.Code };
        }
    }
}
