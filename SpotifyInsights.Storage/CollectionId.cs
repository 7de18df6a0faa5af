using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Storage;

/// <summary>The id of a snapshot or poll: its collection instant to the second as a folder name, `2025-11-20T14-30-00Z`.</summary>
public static class CollectionId
{
    private static readonly InstantPattern Written = Pattern("'Z'");

    // Buckets filled by older Python tools: strftime without zone, and isoformat with colons replaced.
    private static readonly InstantPattern[] Read = [Written, Pattern(""), Pattern(";FFFFFFFFF'+00-00'"), Pattern(";FFFFFFFFF'Z'")];

    /// <summary>The id of something collected at <paramref name="collectedAt"/>; parts of a second are dropped.</summary>
    public static string From(Instant collectedAt) => Written.Format(collectedAt);

    /// <summary>The instant that <paramref name="id"/> says; <see cref="FormatException"/> when it is none.</summary>
    public static Instant ToInstant(string id) =>
        TryParse(id, out var instant) ? instant : throw new FormatException($"`{id}` is not the id of a snapshot or poll.");

    /// <summary>Understands today's ids and the older forms: without `Z`, and with a fraction and `+00-00`.</summary>
    public static bool TryParse(string id, out Instant instant)
    {
        ArgumentNullException.ThrowIfNull(id);
        foreach (var pattern in Read)
        {
            if (pattern.Parse(id).TryGetValue(default, out instant))
            {
                return true;
            }
        }

        instant = default;
        return false;
    }

    private static InstantPattern Pattern(string end) =>
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH'-'mm'-'ss" + end);
}
