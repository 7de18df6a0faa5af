using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Polly.Timeout;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>What an answer or a missing answer of an S3 service means. Services differ in status and code, so both are looked at.</summary>
internal static class S3Faults
{
    private static readonly HashSet<string> Throttles = new(StringComparer.Ordinal)
    {
        "SlowDown", "TooManyRequests", "RequestLimitExceeded", "Throttling", "ThrottlingException", "ServiceUnavailable",
    };

    /// <summary>Whether the exception comes from the service or the way to it, and not from this program.</summary>
    public static bool IsOfStore(Exception exception) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException;

    /// <summary>There is no such object. That there is no such bucket is another matter.</summary>
    public static bool IsMissing(Exception exception) =>
        exception is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" or "NotFound" };

    public static bool IsNoSuchUpload(Exception exception) => exception is AmazonS3Exception { ErrorCode: "NoSuchUpload" };

    /// <summary>The range begins behind the object's last byte.</summary>
    public static bool IsBeyondTheEnd(Exception exception) =>
        exception is AmazonS3Exception { StatusCode: HttpStatusCode.RequestedRangeNotSatisfiable };

    /// <summary>A condition did not hold. 409: somebody else wrote at the same time. An If-Match on a missing object is a 404 with some, a 412 with others.</summary>
    public static bool IsLostRace(Exception exception) =>
        exception is AmazonS3Exception { StatusCode: HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict } || IsMissing(exception);

    public static bool IsThrottled(Exception exception) =>
        exception is AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable }
        || (exception is AmazonServiceException { ErrorCode: { } code } && Throttles.Contains(code));

    /// <summary>The same request may go well a little later.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        AmazonServiceException answered => IsThrottled(answered)
            || answered.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict
            || (answered.StatusCode >= HttpStatusCode.InternalServerError && answered.StatusCode != HttpStatusCode.NotImplemented)
            || answered.ErrorCode is "RequestTimeout" or "InternalError" or "OperationAborted"
            || answered is AmazonUnmarshallingException { StatusCode: HttpStatusCode.OK },
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => false,
        HttpRequestException or IOException or TimeoutRejectedException => true,
        _ => false,
    };

    /// <summary>The request may have been carried out although no answer says so.</summary>
    public static bool LeavesDoubt(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } => false,
        OperationCanceledException => true,
        AmazonServiceException throttled when IsThrottled(throttled) => false,
        _ => IsPassing(exception),
    };

    /// <summary>What went wrong, for the person who runs this instance. Holds no secret and nothing of what the service wrote.</summary>
    public static string Sentence(Exception exception, S3Bucket bucket) => exception switch
    {
        AmazonServiceException answered => Sentence(answered, bucket),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"the host {bucket.ServiceUrl.Host} is not known",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"no secure connection to {bucket.ServiceUrl.Authority}: its certificate is not trusted",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => $"no connection to {bucket.ServiceUrl.Authority}",
        TimeoutRejectedException or OperationCanceledException => $"{bucket.ServiceUrl.Authority} did not answer in time",
        _ => $"the connection to {bucket.ServiceUrl.Authority} broke",
    };

    private static string Sentence(AmazonServiceException answered, S3Bucket bucket) => answered switch
    {
        { ErrorCode: "NoSuchBucket" } => $"there is no bucket '{bucket.Name}' at {bucket.ServiceUrl.Authority}",
        { ErrorCode: "RequestTimeTooSkewed" or "RequestExpired" } => "the clock of this machine is too far from the store's: set it right",
        { ErrorCode: "SignatureDoesNotMatch" } => "the secret access key does not belong to the access key id",
        { ErrorCode: "InvalidAccessKeyId" } or { StatusCode: HttpStatusCode.Unauthorized } => "the store does not know this access key",
        { ErrorCode: "AccessDenied" } => $"the access key may not do this in bucket '{bucket.Name}'",
        { StatusCode: HttpStatusCode.Forbidden } => "the store refuses this access key (403)",
        { ErrorCode: "PermanentRedirect" or "AuthorizationHeaderMalformed" } or { StatusCode: HttpStatusCode.MovedPermanently } =>
            $"bucket '{bucket.Name}' lies in another region than {bucket.ServiceUrl.Host}",
        _ when IsThrottled(answered) => $"the store asks for fewer requests{Code(answered)}",
        _ => $"the store answered{Code(answered)}",
    };

    private static string Code(AmazonServiceException answered) => $" ({(int)answered.StatusCode} {answered.ErrorCode})".Replace(" )", ")", StringComparison.Ordinal);
}
