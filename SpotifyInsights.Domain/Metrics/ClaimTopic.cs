namespace SpotifyInsights.Domain.Metrics;

/// <summary>What sentences of several rules speak about. Each is an axis; where on it a sentence stands is its <see cref="Claim"/>.</summary>
internal enum ClaimTopic
{
    /// <summary>Niche (-1), mixed (0) or popular (1) music.</summary>
    Reach,

    /// <summary>The number that sentences call the mainstream score, 0 to 100.</summary>
    MainstreamScore,

    /// <summary>A taste that stays (1) or moves (-1).</summary>
    Steadiness,

    /// <summary>Listening that gets more (1) or less (-1) varied.</summary>
    Variety,

    /// <summary>Plays of known (1) or of new (-1) artists.</summary>
    Loyalty,

    /// <summary>Few (-1), some (0) or many (1) artists.</summary>
    Breadth,

    /// <summary>Tracks come back rarely (-1), now and then (0) or often (1).</summary>
    Repeats,

    /// <summary>Old (-1) or newly released (1) music.</summary>
    NewReleases,

    /// <summary>Calm (-1) or lively (1) music.</summary>
    Energy,

    /// <summary>Sad (-1) or happy (1) music.</summary>
    Valence,

    /// <summary>Instrumental (-1) or sung (1) music.</summary>
    Voice,

    /// <summary>Acoustic (-1) or electronic (1) music.</summary>
    Production,
}
