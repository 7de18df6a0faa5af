using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
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
        var metrics = api.MapGroup("/metrics").WithTags("Metrics").ProducesProblem(StatusCodes.Status400BadRequest);
        metrics.MapGet("/temporal", GetTemporalMetrics).WithName(nameof(GetTemporalMetrics))
            .WithSummary("When you listen")
            .WithDescription(
                "Heat map, hours, weekdays, every day and period, seasons, streaks, peaks, parts of the day and sessions, with sentences. "
                + "A play and all its minutes belong to the hour and day in which it started, so an hour can hold more than 60 minutes.");
        metrics.MapGet("/artists", GetArtistMetrics).WithName(nameof(GetArtistMetrics))
            .WithSummary("How your taste moves between artists")
            .WithDescription(
                "Top artists of every period with their changes (bar-chart race, Sankey), new artists and tracks, loyalty, retention, diversity, genre drift, "
                + "phases and forgotten favourites, with sentences. Changes come with what pure chance would give. Periods times `top` may be at most 20,000.");
        metrics.MapGet("/discovery", GetDiscoveryMetrics).WithName(nameof(GetDiscoveryMetrics))
            .WithSummary("How adventurous your listening is")
            .WithDescription(
                "Diversity, mainstream score, new releases, repeats and concentration, for the window and every period; a profile for a spider chart, popularity "
                + "against plays for a scatter plot, a persona, and sentences. Popularity and genres come from Spotify where it gives them, else from reference data; "
                + "`basis.attributes` says of how many plays they are known.");
        metrics.MapGet("/popularity", GetPopularityMetrics).WithName(nameof(GetPopularityMetrics))
            .WithSummary("How well known your music is")
            .WithDescription(
                "Mean popularity, obscurity index, followers, share of hits and bands of popularity, for the window and every period; the reach of your top artists, "
                + "and whether taste becomes more mainstream or more niche, beside chance. What Spotify says comes first, reference data second, each with its "
                + "coverage in `basis.attributes`; what neither knows is null.");
        metrics.MapGet("/release-years", GetReleaseYearMetrics).WithName(nameof(GetReleaseYearMetrics))
            .WithSummary("Which years your music is from")
            .WithDescription(
                "Mean, median, oldest and newest release year, decades, a histogram by year and the share of new releases, by plays and by different tracks, for the "
                + "window and every period; how old the music was when it was played and whether that changes, a persona, and sentences. Dates known to the "
                + "month or year only count as its first day; `basis.attributes` says of how many plays.");
        metrics.MapGet("/content", GetContentMetrics).WithName(nameof(GetContentMetrics))
            .WithSummary("What kind of tracks you play")
            .WithDescription(
                "Explicit and clean, albums, singles and compilations, lengths with quantiles and a histogram, by plays and by different tracks; how far tracks are heard "
                + "and skipped, podcasts and audiobooks apart; all for the window and every period, with what changes beside chance, a persona, and sentences. "
                + "Spotify's Web API tells no heard times: where only it was asked, completion and skips are null, not 0.");
        metrics.MapGet("/comparison", GetComparison).WithName(nameof(GetComparison))
            .WithSummary("How your taste compares with your past")
            .WithDescription(
                "Two windows of your history, the recent one beside all of it, and Spotify's top lists: the three ranges of a snapshot, and two snapshots. What is in "
                + "both tops (Venn), who rose, fell, came and went with plays, minutes and ranks on both sides (side-by-side bars), rank correlation, genre shares and "
                + "their flow, discovery against loyalty, favourites still in rotation, a persona, and sentences. What changed comes with what pure chance would give.");
        return api;
    }

    internal static async Task<Ok<TemporalMetrics>> GetTemporalMetrics(
        [AsParameters] MetricsQuery query, ClaimsPrincipal caller, MetricsQuestions questions, CancellationToken cancellationToken)
    {
        var question = await questions.OfAsync(caller.UserId(), query, cancellationToken);
        return TypedResults.Ok(TemporalCalculator.Calculate(question.View, question.Window, question.Now));
    }

    internal static async Task<Ok<ArtistMetrics>> GetArtistMetrics(
        [AsParameters] MetricsQuery query, ClaimsPrincipal caller, MetricsQuestions questions, CancellationToken cancellationToken)
    {
        var question = await questions.OfRankedAsync(caller.UserId(), query, cancellationToken);
        return TypedResults.Ok(ArtistCalculator.Calculate(question.Slice, question.Ranking));
    }

    internal static async Task<Ok<DiscoveryMetrics>> GetDiscoveryMetrics(
        [AsParameters] MetricsQuery query, ClaimsPrincipal caller, MetricsQuestions questions, CancellationToken cancellationToken)
    {
        var question = await questions.OfAsync(caller.UserId(), query, cancellationToken);
        return TypedResults.Ok(DiscoveryCalculator.Calculate(question.Slice, question.Ranking));
    }

    internal static async Task<Ok<PopularityMetrics>> GetPopularityMetrics(
        [AsParameters] MetricsQuery query, ClaimsPrincipal caller, MetricsQuestions questions, CancellationToken cancellationToken)
    {
        var question = await questions.OfAsync(caller.UserId(), query, cancellationToken);
        return TypedResults.Ok(PopularityCalculator.Calculate(question.Slice, question.Ranking));
    }

    internal static async Task<Ok<ReleaseYearMetrics>> GetReleaseYearMetrics(
        [AsParameters] MetricsQuery query, ClaimsPrincipal caller, MetricsQuestions questions, CancellationToken cancellationToken)
    {
        var question = await questions.OfAsync(caller.UserId(), query, cancellationToken);
        return TypedResults.Ok(ReleaseYearCalculator.Calculate(question.Slice));
    }

    internal static async Task<Ok<ContentMetrics>> GetContentMetrics(
        [AsParameters] MetricsQuery query, ClaimsPrincipal caller, MetricsQuestions questions, CancellationToken cancellationToken)
    {
        var question = await questions.OfAsync(caller.UserId(), query, cancellationToken);
        return TypedResults.Ok(ContentCalculator.Calculate(question.Slice));
    }

    internal static async Task<Ok<ComparisonMetrics>> GetComparison(
        [AsParameters] ComparisonQuery query, ClaimsPrincipal caller, ComparisonQuestions questions, CancellationToken cancellationToken)
    {
        var question = await questions.OfAsync(caller.UserId(), query, cancellationToken);
        return TypedResults.Ok(ComparisonCalculator.Calculate(question.A, question.B, question.Ranking, question.Snapshots));
    }
}
