using Amazon.S3.Model;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>
/// Writes objects. Every write carries a name of its own as metadata, so that after a lost answer the store can be asked whether this very
/// write happened: equal bytes would not tell it from somebody else's.
/// </summary>
internal sealed class S3Writer(S3Bucket bucket, S3Calls calls, S3Reader reader, WriteNames names, int partSize)
{
    private const string Failure = "cannot be written";

    public Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        var isUnconditional = condition == PutCondition.None;
        return content.Length > partSize && (isUnconditional || bucket.Provider.ConditionalMultipart.Value)
            ? PutInPartsAsync(key, content, condition, cancellationToken)
            : PutWholeAsync(key, content, condition, cancellationToken);
    }

    /// <summary>One request, also for long contents: few services know conditions when parts are put together.</summary>
    public Task<PutResult> PutAsync(string key, Stream content, PutCondition condition, CancellationToken cancellationToken)
    {
        var name = names.Next();
        async Task<string> Write(CancellationToken token)
        {
            content.Position = 0;
            return (await bucket.Client.PutObjectAsync(Request(key, content, condition, name), token)).ETag;
        }

        return SettleAsync(key, name, condition, Write, cancellationToken);
    }

    private async Task<PutResult> PutWholeAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        using var body = OpenObject.StreamOf(content);
        return await PutAsync(key, body, condition, cancellationToken);
    }

    private async Task<PutResult> PutInPartsAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        var name = names.Next();
        var upload = await S3MultipartUpload.BeginAsync(bucket, calls, key, name, cancellationToken);
        try
        {
            await upload.SendAsync(content, partSize, cancellationToken);
            return await SettleAsync(key, name, condition, token => upload.CompleteAsync(condition, token), cancellationToken);
        }
        catch
        {
            await upload.AbortAsync();
            throw;
        }
    }

    // Once an answer was lost, "the condition does not hold" may be the doing of our own write.
    private Task<PutResult> SettleAsync(
        string key, string name, PutCondition condition, Func<CancellationToken, Task<string>> write, CancellationToken cancellationToken)
    {
        var isInDoubt = false;
        async Task<PutResult> Attempt(CancellationToken token)
        {
            if (isInDoubt && await reader.FindWrittenByAsync(key, name, token) is { } written)
            {
                return new PutResult(IsWritten: true, written);
            }

            try
            {
                return new PutResult(IsWritten: true, S3Reader.Unquoted(await write(token)));
            }
            catch (Exception lost) when (condition != PutCondition.None && S3Faults.IsLostRace(lost))
            {
                return isInDoubt ? await DecideAsync(key, name, lost, token) : new PutResult(IsWritten: false, ETag: null);
            }
            catch (Exception gone) when (isInDoubt && S3Faults.IsNoSuchUpload(gone))
            {
                return await DecideAsync(key, name, gone, token);
            }
            catch (Exception fault) when (S3Faults.LeavesDoubt(fault))
            {
                isInDoubt = true;
                throw;
            }
        }

        return calls.RunAsync(key, Failure, Attempt, cancellationToken);
    }

    private async Task<PutResult> DecideAsync(string key, string name, Exception cause, CancellationToken cancellationToken) =>
        await reader.FindWrittenByAsync(key, name, cancellationToken) is { } written
            ? new PutResult(IsWritten: true, written)
            : throw new ObjectStoreException(key, "may have been written and replaced since: an answer was lost, and now the object is somebody else's", cause);

    private PutObjectRequest Request(string key, Stream body, PutCondition condition, string name)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = key,
            InputStream = body,
            AutoCloseStream = false,
            IfNoneMatch = condition.OnlyIfAbsent ? "*" : null,
            IfMatch = condition.IfMatch is { } etag ? S3Reader.Quoted(etag) : null,
            DisablePayloadSigning = bucket.DisablesPayloadSigning,
        };
        if (!bucket.Provider.ChecksumTrailers.Value)
        {
            request.DisableDefaultChecksumValidation = true;
            request.UseChunkEncoding = false;
        }

        request.Metadata.Add(S3Reader.WriterMetadata, name);
        return request;
    }
}
