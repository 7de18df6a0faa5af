using System.Globalization;

namespace SpotifyInsights.Domain.Library;

/// <summary>A place among plays, newest first: after the play that is so. It stays right when plays are added or go.</summary>
/// <param name="StartMs">Its start, Unix milliseconds.</param>
/// <param name="MsPlayed">Milliseconds heard in it.</param>
/// <param name="Twin">How many plays that say the same stand before it.</param>
/// <param name="TrackKey">Its track.</param>
public sealed record PlayPlace(long StartMs, int MsPlayed, int Twin, string TrackKey)
{
    private const char Between = '_';
    private const int Parts = 4;

    /// <summary>What <see cref="ToString"/> wrote; null for null.</summary>
    public static PlayPlace? Parse(string? text) =>
        text?.Split(Between, Parts) is [var start, var ms, var twin, var key]
            ? new(long.Parse(start, CultureInfo.InvariantCulture), int.Parse(ms, CultureInfo.InvariantCulture), int.Parse(twin, CultureInfo.InvariantCulture), key)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartMs}{Between}{MsPlayed}{Between}{Twin}{Between}{TrackKey}");
}
