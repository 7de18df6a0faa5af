namespace SpotifyInsights.Domain.Listening;

/// <summary>Whose play a play is.</summary>
public enum Credit
{
    /// <summary>The first artist's.</summary>
    First,

    /// <summary>Every credited artist's, wholly: artists' plays then sum to more than the plays.</summary>
    All,
}
