using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Plays and rankings, page by page.</summary>
public sealed class LibraryLists(MetricsQuestions questions, PageCursors cursors)
{
    /// <summary>A page of plays.</summary>
    /// <exception cref="RefusedParameterException">An artist, album or track is none of the listener's plays, or the cursor is of another listing.</exception>
    public async Task<PlayList> PlaysAsync(Questioner asker, PlaysQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(query);
        var after = PlayPlace.Parse(cursors.Read(asker.UserId, query.Words(), query.Cursor));
        var question = await questions.OfAsync(asker, query.Shared(), cancellationToken);
        var filter = new PlayFilter
        {
            From = QueryText.Date(query.From),
            To = QueryText.Date(query.To),
            Tracks = Both(
                Tracks(question, LibraryKind.Artist, query.Artist, "artist"), Tracks(question, LibraryKind.Album, query.Album, "album"), Tracks(question, LibraryKind.Track, query.Track, "track")),
            Source = QueryText.OneOf<PlaySource>(query.Source),
            IsShort = query.Short is null ? null : bool.Parse(query.Short),
        };
        var page = new PlayListing(question.View, filter).Page(after, QueryText.Integer(query.Limit) ?? PlaysQuery.DefaultLimit);
        return new PlayList(page.Plays, cursors.Make(asker.UserId, query.Words(), page.Next?.ToString()));
    }

    /// <summary>A page of a ranking.</summary>
    /// <exception cref="RefusedParameterException">The cursor is of another listing.</exception>
    public async Task<RankingList> RankAsync(Questioner asker, LibraryKind kind, RankingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(query);
        var after = RankPlace.Parse(cursors.Read(asker.UserId, query.Words(kind), query.Cursor));
        var question = await questions.OfAsync(asker, query.Shared(), cancellationToken);
        var page = RankingCalculator.Calculate(question.Slice, new RankingQuestion(
            kind,
            QueryText.OneOf<RankedBy>(query.By) ?? RankedBy.Plays,
            question.Ranking.Credit,
            after,
            QueryText.Integer(query.Limit) ?? RankingQuery.DefaultLimit));
        return new RankingList(
            BasisCalculator.Calculate(question.Slice, []), page.Count, page.Before, page.Entries, cursors.Make(asker.UserId, query.Words(kind), page.Next?.ToString()));
    }

    private static bool[]? Tracks(MetricsQuestion question, LibraryKind kind, string? key, string parameter)
    {
        if (key is null)
        {
            return null;
        }

        var tracks = question.View.History.Tracks;
        return LibraryKeys.Find(tracks, kind, key) is { } item
            ? LibraryKeys.TracksOf(tracks, kind, item, Credit.All)
            : throw new RefusedParameterException($"'{key}' is no {parameter} of your plays.", parameter);
    }

    private static bool[]? Both(params bool[]?[] filters)
    {
        bool[]? both = null;
        foreach (var filter in filters.OfType<bool[]>())
        {
            for (var track = 0; track < both?.Length; track++)
            {
                both[track] &= filter[track];
            }

            both ??= filter;
        }

        return both;
    }
}
