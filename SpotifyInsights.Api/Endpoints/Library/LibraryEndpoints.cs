using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Tables;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Recaps;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>What was heard: plays, rankings, pages, and what stands out.</summary>
public static class LibraryEndpoints
{
    private const string Paged = " In pages, the first as fast as the thousandth.";
    private const string Id = "The key, as rankings and plays have it.";

    public static RouteGroupBuilder MapLibrary(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var library = api.MapGroup("").WithTags("Library").WithScopes(ApiScopes.HistoryRead, changing: null).ProducesProblem(StatusCodes.Status400BadRequest);
        library.MapGet("/plays", ListPlays).OrAsCsv().Produces(StatusCodes.Status304NotModified).WithName(nameof(ListPlays))
            .WithSummary("Your plays, newest first")
            .WithDescription("Every play once, short ones, podcasts and audiobooks too, of a window, artist, album, track or source." + Paged);
        library.MapGet("/history/on-this-day", GetOnThisDay).AnswerOnce().WithName(nameof(GetOnThisDay))
            .WithSummary("What you heard on this date before")
            .WithDescription("The same date 1, 3 and 6 months ago and each year ago since the first play, with its plays and most played tracks and artists; null where the day was not observed.");
        library.MapGet("/highlights", GetHighlights).AnswerOnce().WithName(nameof(GetHighlights))
            .WithSummary("What stands out in a window")
            .WithDescription("Artists that were discovered, forgotten and rediscovered, and runs of one track or artist; each list with its rule in words.");
        library.MapGet("/listening-sources", GetListeningSources).AnswerOnce().WithName(nameof(GetListeningSources))
            .WithSummary("What you started plays from")
            .WithDescription("Playlists, albums, artists' pages and your collection, with plays and minutes, and how far it is known: Spotify tells it with recent plays, and exports do not.");
        library.MapGet("/snapshots/ranks", GetSnapshotRanks).AnswerOnce().WithName(nameof(GetSnapshotRanks))
            .WithSummary("Spotify's own ranks over time")
            .WithDescription("Every track or artist that was ever in one of Spotify's top lists, with its rank in each snapshot, entries, exits, longest stay and best rank; and how far "
                + "Spotify's order is that of your own plays.");
        library.MapGet("/recaps/{kind}/{period}", GetRecap).AnswerOnce().WithName(nameof(GetRecap))
            .WithSummary("What a week, month, quarter or year was")
            .WithDescription("How much was heard, against the period before and the same a year before, the most played, what was new and what came back, records, milestones of the whole history, and the best sentences. "
                + "A period that is not over has what there is up to now.");
        library.MapRankings();
        library.MapPages();
        return api;
    }

    private static void MapRankings(this RouteGroupBuilder library)
    {
        const string Words = "By plays, minutes or skip rate, for any window, with the places won or lost since the window of the same length before it.";
        library.MapGet("/artists", ListArtists).OrAsCsv().Produces(StatusCodes.Status304NotModified).WithName(nameof(ListArtists)).WithSummary("Your artists, ranked").WithDescription(Words + Paged);
        library.MapGet("/albums", ListAlbums).OrAsCsv().Produces(StatusCodes.Status304NotModified).WithName(nameof(ListAlbums)).WithSummary("Your albums, ranked").WithDescription(Words + Paged);
        library.MapGet("/tracks", ListTracks).OrAsCsv().Produces(StatusCodes.Status304NotModified).WithName(nameof(ListTracks))
            .WithSummary("Your tracks, ranked").WithDescription(Words + " Tracks under several ids that are one recording count as one." + Paged);
    }

    private static void MapPages(this RouteGroupBuilder library)
    {
        const string Words = "First and last play, share of all listening, rank now and best, months, hours, how far it is heard, and who stands next to it.";
        library.MapGet("/artists/{id}", GetArtist).AnswerOnce().WithName(nameof(GetArtist)).WithSummary("All about an artist").WithDescription(Words).ProducesProblem(StatusCodes.Status404NotFound);
        library.MapGet("/albums/{id}", GetAlbum).AnswerOnce().WithName(nameof(GetAlbum)).WithSummary("All about an album").WithDescription(Words).ProducesProblem(StatusCodes.Status404NotFound);
        library.MapGet("/tracks/{id}", GetTrack).AnswerOnce().WithName(nameof(GetTrack))
            .WithSummary("All about a track").WithDescription(Words + " With the other ids of the same recording.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static Task<Results<Ok<PlayList>, StatusCodeHttpResult>> ListPlays([AsParameters] PlaysQuery query, HttpContext call, LibraryLists lists, ListingTags tags) => TaggedAsync(
        call, tags, query.Shared(), nameof(ListPlays), () => lists.PlaysAsync(Questioner.Of(call.User), query, call.RequestAborted), page => page.NextCursor);

    internal static Task<Answer<OnThisDay>> GetOnThisDay([AsParameters] OnThisDayQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query.Shared(), question => OnThisDayCalculator.Calculate(
            question.Slice, question.Ranking, QueryText.Date(query.Date) ?? question.Now.InZone(question.View.Zone).Date));

    internal static Task<Answer<Highlights>> GetHighlights([AsParameters] LibraryQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query.Shared(), question => HighlightCalculator.Calculate(question.Slice, question.Ranking));

    internal static Task<Answer<ListeningSources>> GetListeningSources([AsParameters] LibraryQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query.Shared(), question => ListeningSourceCalculator.Calculate(question.Slice, question.Ranking));

    internal static Task<Answer<SnapshotRanks>> GetSnapshotRanks([AsParameters] SnapshotRanksQuery query, HttpContext call, MetricsAnswers answers, SnapshotRankAnswers ranks) =>
        answers.OfAsync(call, query.Shared(), (question, cancellationToken) => ranks.AnswerAsync(question, query, cancellationToken));

    internal static Task<Answer<Recap>> GetRecap(
        [Description("`week`, `month`, `quarter` or `year`.")] string kind,
        [Description("A week as ISO 8601 numbers it (`2025-W14`), a month (`2025-03`), a quarter (`2025-Q2`) or a year (`2025`).")] string period,
        [AsParameters] RecapQuery query,
        HttpContext call,
        RecapAnswers recaps) => recaps.OfAsync(call, query, kind, period);

    internal static Task<Results<Ok<RankingList>, StatusCodeHttpResult>> ListArtists([AsParameters] RankingQuery query, HttpContext call, LibraryLists lists, ListingTags tags) =>
        RankAsync(LibraryKind.Artist, query, call, lists, tags);

    internal static Task<Results<Ok<RankingList>, StatusCodeHttpResult>> ListAlbums([AsParameters] RankingQuery query, HttpContext call, LibraryLists lists, ListingTags tags) =>
        RankAsync(LibraryKind.Album, query, call, lists, tags);

    internal static Task<Results<Ok<RankingList>, StatusCodeHttpResult>> ListTracks([AsParameters] RankingQuery query, HttpContext call, LibraryLists lists, ListingTags tags) =>
        RankAsync(LibraryKind.Track, query, call, lists, tags);

    internal static Task<Answer<LibraryPage>> GetArtist([Description(Id)] string id, [AsParameters] LibraryQuery query, HttpContext call, LibraryPages pages) =>
        pages.OfAsync(call, query, LibraryKind.Artist, id);

    internal static Task<Answer<LibraryPage>> GetAlbum([Description(Id)] string id, [AsParameters] LibraryQuery query, HttpContext call, LibraryPages pages) =>
        pages.OfAsync(call, query, LibraryKind.Album, id);

    internal static Task<Answer<LibraryPage>> GetTrack([Description(Id)] string id, [AsParameters] LibraryQuery query, HttpContext call, LibraryPages pages) =>
        pages.OfAsync(call, query, LibraryKind.Track, id);

    private static Task<Results<Ok<RankingList>, StatusCodeHttpResult>> RankAsync(LibraryKind kind, RankingQuery query, HttpContext call, LibraryLists lists, ListingTags tags) => TaggedAsync(
        call, tags, query.Shared(), $"ranking/{kind}", () => lists.RankAsync(Questioner.Of(call.User), kind, query, call.RequestAborted), page => page.NextCursor);

    // The tag comes first: what is newer than the tag is asked for once more, and never held for too long.
    private static async Task<Results<Ok<T>, StatusCodeHttpResult>> TaggedAsync<T>(
        HttpContext call, ListingTags tags, MetricsQuery query, string operation, Func<Task<T>> makeAsync, Func<T, string?> nextCursor)
    {
        var tag = await tags.OfAsync(call, query, operation);
        if (ListingTags.IsHeld(call.Request, tag))
        {
            ListingTags.Write(call.Response, tag);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var page = await makeAsync();
        ListingTags.Write(call.Response, tag);
        call.Response.LinkPages(nextCursor(page));
        return TypedResults.Ok(page);
    }
}
