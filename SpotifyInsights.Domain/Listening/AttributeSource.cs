namespace SpotifyInsights.Domain.Listening;

/// <summary>Where the value of an attribute comes from.</summary>
public enum AttributeSource : byte
{
    /// <summary>There is no value.</summary>
    None,

    /// <summary>Spotify itself said it.</summary>
    Spotify,

    /// <summary>The reference data say it.</summary>
    Reference,

    /// <summary>Worked out from what the reference data say of the artist's tracks.</summary>
    ReferenceDerived,
}
