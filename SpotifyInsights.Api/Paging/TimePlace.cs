using System.Globalization;
using NodaTime;

namespace SpotifyInsights.Api.Paging;

/// <summary>A place in a listing by time, newest first: after the row with this instant and id.</summary>
/// <param name="Milliseconds">Milliseconds since 1970.</param>
/// <param name="Id">Tells rows of one instant apart.</param>
public readonly record struct TimePlace(long Milliseconds, string Id)
{
    /// <summary>The condition on rows with `created_at` and `id`; its parameters are `afterTime` and `afterId`.</summary>
    public const string IsBehind = "(created_at < @afterTime OR (created_at = @afterTime AND id < @afterId))";

    /// <summary>Before every row.</summary>
    public static TimePlace Beginning { get; } = new(long.MaxValue, "");

    public static TimePlace Of(Instant at, string id) => new(at.ToUnixTimeMilliseconds(), id);

    /// <summary>What <see cref="ToString"/> wrote; null: <see cref="Beginning"/>.</summary>
    public static TimePlace Parse(string? text)
    {
        if (text is null)
        {
            return Beginning;
        }

        var parts = text.Split('_', 2);
        return new TimePlace(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds}_{Id}");
}
