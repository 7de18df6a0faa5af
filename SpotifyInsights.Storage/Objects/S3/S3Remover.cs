using System.Net;
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
            if (!await calls.RunAsync(batch[0], Failure, token => TryDeleteBatchAsync(batch, token), cancellationToken))
            {
                await DeleteOneByOneAsync(batch, cancellationToken);
            }
        }
    }

    private async Task DeleteOneByOneAsync(string[] keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            await DeleteAsync(key, cancellationToken);
        }
    }

    // False: the service knows no such request, or not with the checksum that the SDK adds. An answer of 200 may say of single keys that they are still there.
    private async Task<bool> TryDeleteBatchAsync(string[] keys, CancellationToken cancellationToken)
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
        catch (AmazonS3Exception unknown) when (IsUnknownRequest(unknown))
        {
            return false;
        }
        catch (DeleteObjectsException some)
        {
            var first = some.Response.DeleteErrors[0];
            throw new AmazonS3Exception($"{first.Key} was not deleted", some) { ErrorCode = first.Code };
        }
    }

    private static bool IsUnknownRequest(AmazonS3Exception refused) =>
        refused.StatusCode is HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest && !S3Faults.IsPassing(refused);
}
