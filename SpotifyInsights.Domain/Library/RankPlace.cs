using System.Globalization;

namespace SpotifyInsights.Domain.Library;

/// <summary>A place in a ranking: after the item that is so.</summary>
/// <param name="Measure">What the ranking goes by: plays, milliseconds or the shrunk skip rate.</param>
/// <param name="Second">What decides between equal ones: milliseconds; of skip rates the measured plays.</param>
/// <param name="Key">What decides last.</param>
public sealed record RankPlace(double Measure, long Second, string Key)
{
    private const char Between = '_';
    private const int Parts = 3;

    /// <summary>What <see cref="ToString"/> wrote; null for null.</summary>
    public static RankPlace? Parse(string? text) =>
        text?.Split(Between, Parts) is [var measure, var second, var key]
            ? new(double.Parse(measure, CultureInfo.InvariantCulture), long.Parse(second, CultureInfo.InvariantCulture), key)
            : null;

    /// <summary>The order of rankings.</summary>
    internal static Comparer<RankPlace> BestFirst { get; } = Comparer<RankPlace>.Create(static (x, y) =>
    {
        var order = y.Measure.CompareTo(x.Measure);
        order = order != 0 ? order : y.Second.CompareTo(x.Second);
        return order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
    });

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Measure:R}{Between}{Second}{Between}{Key}");
}
