using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Comparison;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Popularity;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>The metric families: bind, calculate, return.</summary>
public static class MetricsEndpoints
{
    public static RouteGroupBuilder MapMetrics(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var metrics = api.MapGroup("/metrics").WithTags("Metrics").WithScopes(ApiScopes.MetricsRead, changing: null).ProducesProblem(StatusCodes.Status400BadRequest);
        metrics.MapGet("", GetMetrics).AnswerOnce().WithName(nameof(GetMetrics))
            .WithSummary("Several families at once")
            .WithDescription(
                "What `families` names, each as its own endpoint gives it, from one state of the data: a page is one call. Each has its own `basis`. Families that were not asked are null.");
        metrics.MapGet("/temporal", GetTemporalMetrics).AnswerOnce().WithName(nameof(GetTemporalMetrics))
            .WithSummary("When you listen")
            .WithDescription(
                "Heat map, hours, weekdays, every day and period, seasons, streaks, peaks, parts of the day and sessions, with sentences. "
                + "A play and all its minutes belong to the hour and day in which it started, so an hour can hold more than 60 minutes.");
        metrics.MapGet("/artists", GetArtistMetrics).AnswerOnce().WithName(nameof(GetArtistMetrics))
            .WithSummary("How your taste moves between artists")
            .WithDescription(
                "Top artists of every period with their changes (bar-chart race, Sankey), new artists and tracks, loyalty, retention, diversity, genre drift, "
                + "phases and forgotten favourites, with sentences. Changes come with what pure chance would give. Periods times `top` may be at most 20,000.");
        metrics.MapGet("/discovery", GetDiscoveryMetrics).AnswerOnce().WithName(nameof(GetDiscoveryMetrics))
            .WithSummary("How adventurous your listening is")
            .WithDescription(
                "Diversity, mainstream score, new releases, repeats and concentration, for the window and every period; a profile for a spider chart, popularity "
                + "against plays for a scatter plot, a persona, and sentences. Popularity and genres come from Spotify where it gives them, else from reference data; "
                + "`basis.attributes` says of how many plays they are known.");
        metrics.MapGet("/popularity", GetPopularityMetrics).AnswerOnce().WithName(nameof(GetPopularityMetrics))
            .WithSummary("How well known your music is")
            .WithDescription(
                "Mean popularity, obscurity index, followers, share of hits and bands of popularity, for the window and every period; the reach of your top artists, "
                + "and whether taste becomes more mainstream or more niche, beside chance. What Spotify says comes first, reference data second, each with its "
                + "coverage in `basis.attributes`; what neither knows is null.");
        metrics.MapGet("/release-years", GetReleaseYearMetrics).AnswerOnce().WithName(nameof(GetReleaseYearMetrics))
            .WithSummary("Which years your music is from")
            .WithDescription(
                "Mean, median, oldest and newest release year, decades, a histogram by year and the share of new releases, by plays and by different tracks, for the "
                + "window and every period; how old the music was when it was played and whether that changes, a persona, and sentences. Dates known to the "
                + "month or year only count as its first day; `basis.attributes` says of how many plays.");
        metrics.MapGet("/content", GetContentMetrics).AnswerOnce().WithName(nameof(GetContentMetrics))
            .WithSummary("What kind of tracks you play")
            .WithDescription(
                "Explicit and clean, albums, singles and compilations, lengths with quantiles and a histogram, by plays and by different tracks; how far tracks are heard "
                + "and skipped, podcasts and audiobooks apart; all for the window and every period, with what changes beside chance, a persona, and sentences. "
                + "Spotify's Web API tells no heard times: where only it was asked, completion and skips are null, not 0.");
        metrics.MapGet("/comparison", GetComparison).AnswerOnce().WithName(nameof(GetComparison))
            .WithSummary("How your taste compares with your past")
            .WithDescription(
                "Two windows of your history, the recent one beside all of it, and Spotify's top lists: the three ranges of a snapshot, and two snapshots. What is in "
                + "both tops (Venn), who rose, fell, came and went with plays, minutes and ranks on both sides (side-by-side bars), rank correlation, genre shares and "
                + "their flow, discovery against loyalty, favourites still in rotation, a persona, and sentences. What changed comes with what pure chance would give.");
        return api;
    }

    internal static Task<Answer<SeveralMetrics>> GetMetrics(
        [AsParameters] MetricsQuery query, [AsParameters] FamiliesQuery families, HttpContext call, SeveralAnswers answers) =>
        answers.OfAsync(call, query, families);

    internal static Task<Answer<TemporalMetrics>> GetTemporalMetrics([AsParameters] MetricsQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, MetricFamilies.Temporal);

    internal static Task<Answer<ArtistMetrics>> GetArtistMetrics([AsParameters] MetricsQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, MetricFamilies.Artists);

    internal static Task<Answer<DiscoveryMetrics>> GetDiscoveryMetrics([AsParameters] MetricsQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, MetricFamilies.Discovery);

    internal static Task<Answer<PopularityMetrics>> GetPopularityMetrics([AsParameters] MetricsQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, MetricFamilies.Popularity);

    internal static Task<Answer<ReleaseYearMetrics>> GetReleaseYearMetrics([AsParameters] MetricsQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, MetricFamilies.ReleaseYears);

    internal static Task<Answer<ContentMetrics>> GetContentMetrics([AsParameters] MetricsQuery query, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, MetricFamilies.Content);

    internal static Task<Answer<ComparisonMetrics>> GetComparison(
        [AsParameters] ComparisonQuery query, HttpContext call, MetricsAnswers answers, ComparisonQuestions questions) =>
        answers.OfAsync(call, query.Shared(), (question, cancellationToken) => questions.AnswerAsync(question, query, cancellationToken));
}
