using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Pages of single artists, albums and tracks.</summary>
public sealed class LibraryPages(MetricsAnswers answers)
{
    /// <summary>The page, from the cache or made for it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="query">Its parameters.</param>
    /// <param name="kind">What the id is of.</param>
    /// <param name="id">The id, as it stands in the path.</param>
    /// <exception cref="UnknownItemException">The listener has no play of it.</exception>
    public Task<Answer<LibraryPage>> OfAsync(HttpContext call, LibraryQuery query, LibraryKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(id);

        // A slash in a key stays encoded in paths.
        var key = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return answers.OfAsync(call, query.Shared(), question => Make(question, kind, key), $"page/{kind}/{Uri.EscapeDataString(key)}");
    }

    private static LibraryPage Make(MetricsQuestion question, LibraryKind kind, string key)
    {
        var item = LibraryKeys.Find(question.View.History.Tracks, kind, key) ?? throw new UnknownItemException(ProblemOf(kind), $"You have no plays of '{key}'.");
        return PageCalculator.Calculate(question.Slice, kind, item, question.Ranking);
    }

    private static ProblemType ProblemOf(LibraryKind kind) => kind switch
    {
        LibraryKind.Artist => ProblemTypes.ArtistNotFound,
        LibraryKind.Album => ProblemTypes.AlbumNotFound,
        _ => ProblemTypes.TrackNotFound,
    };
}
