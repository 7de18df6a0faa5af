namespace SpotifyInsights.Storage.Objects;

/// <summary>When a put may happen.</summary>
public readonly record struct PutCondition
{
    private PutCondition(bool onlyIfAbsent, string? ifMatch)
    {
        OnlyIfAbsent = onlyIfAbsent;
        IfMatch = ifMatch;
    }

    /// <summary>Always: an existing object is replaced.</summary>
    public static PutCondition None => default;

    /// <summary>Only where no object has the key (If-None-Match: *).</summary>
    public static PutCondition Absent => new(onlyIfAbsent: true, ifMatch: null);

    /// <summary>If-None-Match: *.</summary>
    public bool OnlyIfAbsent { get; }

    /// <summary>The ETag that the object must have, or null.</summary>
    public string? IfMatch { get; }

    /// <summary>Only while the object has this ETag (If-Match); a missing object fails the condition.</summary>
    public static PutCondition Matches(string etag) => new(onlyIfAbsent: false, ifMatch: etag);
}
