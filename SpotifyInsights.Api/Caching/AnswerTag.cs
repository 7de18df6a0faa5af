using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Caching;

/// <summary>Names an answer by everything that it depends on.</summary>
public static class AnswerTag
{
    private const int TagBytes = 15;

    /// <summary>The program: its own build, that of the formulas, the time zone data, and the runtime, which writes the numbers.</summary>
    private static readonly string Program = string.Join(
        '\n', typeof(AnswerTag).Module.ModuleVersionId, typeof(ListeningView).Module.ModuleVersionId, DateTimeZoneProviders.Tzdb.VersionId, Environment.Version);

    /// <summary>The tag: 20 characters, the same on every node and after every start of the same build.</summary>
    /// <param name="question">The operation and the request's own words, in one spelling.</param>
    /// <param name="ground">What the answer depends on beside them.</param>
    public static string Of(string question, MetricsGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var all = string.Join('\n', Program, question, ground.State, ground.ReferenceState, ground.ZoneId, ground.Today?.ToString("uuuu-MM-dd", null), ground.UserId, ground.Shared);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, TagBytes));
    }
}
