using Amazon.Runtime;
using Amazon.S3;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>The SDK's client, set up as the provider wants it, with the bucket that it is for.</summary>
internal sealed class S3Bucket : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly S3HttpClients http;

    public S3Bucket(S3ObjectStoreOptions options, HttpMessageHandler? handler)
    {
        (Name, Provider, ServiceUrl) = (options.Bucket, options.Provider, options.ServiceUrl);
        http = new S3HttpClients(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectTimeout });
        Client = new AmazonS3Client(new BasicAWSCredentials(options.AccessKeyId, options.SecretAccessKey), Configuration(options));
    }

    public string Name { get; }

    public S3Provider Provider { get; }

    public Uri ServiceUrl { get; }

    public IAmazonS3 Client { get; }

    /// <summary>For PutObject and UploadPart: null leaves the SDK's default.</summary>
    public bool? DisablesPayloadSigning =>
        // Over plain HTTP the SDK insists on signing the body.
        !Provider.ChecksumTrailers.Value && ServiceUrl.Scheme == Uri.UriSchemeHttps ? true : null;

    public void Dispose()
    {
        Client.Dispose();
        http.Dispose();
    }

    private AmazonS3Config Configuration(S3ObjectStoreOptions options)
    {
        var trailers = Provider.ChecksumTrailers.Value;
        var configuration = new AmazonS3Config
        {
            ServiceURL = options.ServiceUrl.ToString(),
            ForcePathStyle = Provider.PathStyle.Value,
            RequestChecksumCalculation = trailers ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = trailers ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED,
            HttpClientFactory = http,

            // The SDK would send a conditional put again without asking whether the first one arrived, and hide a wrong clock.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            DisableClockSkewCorrection = true,
        };
        if (Provider.Region.Value is { } region)
        {
            configuration.AuthenticationRegion = region;
        }

        return configuration;
    }
}
