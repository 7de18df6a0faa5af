namespace SpotifyInsights.Api.Caching;

/// <summary>How a body is written, RFC 9110 section 8.4.</summary>
public enum ContentCoding
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>`gzip`.</summary>
    Gzip,

    /// <summary>`br`.</summary>
    Brotli,
}
