using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Contexts;

namespace SpotifyInsights.Api.Endpoints.AudioProfile;

/// <summary>What the music sounds like and what it is good for: bind, calculate, return.</summary>
public static class AudioProfileEndpoints
{
    public static RouteGroupBuilder MapAudioProfile(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var audio = api.MapGroup("/audio-profile").WithTags("Audio profile").WithScopes(ApiScopes.MetricsRead, changing: null).ProducesProblem(StatusCodes.Status400BadRequest);
        audio.MapGet("", GetAudioProfile).AnswerOnce().WithName(nameof(GetAudioProfile))
            .WithSummary("What your music sounds like")
            .WithDescription(
                "Nine audio features with distributions, mood score, radar and periods, of the plays whose track is in the reference data: Spotify gives "
                + "audio features to nobody new. `availability` says how many plays those are, the bounds what the others could make of each mean. "
                + "With `status` `insufficient-coverage` the features of the known part are given all the same, and `alternatives` beside them.");
        audio.MapGet("/contexts", GetContexts).AnswerOnce().WithName(nameof(GetContexts))
            .WithSummary("What your music is good for")
            .WithDescription(
                "Workout, focus, party and relaxing music by the features of its tracks: shares, periods, hours of the day, and the tracks that define each "
                + "context with the features that decided. `definitions` has the formulas. What fits none is `mixed`, what is not known is `unknown`.");
        audio.MapGet("/coverage", GetAudioCoverage).AnswerOnce().WithName(nameof(GetAudioCoverage))
            .WithSummary("How much of the sound is known")
            .WithDescription("How your tracks were found in the reference data, by plays and by tracks, and the most played tracks that were not.");
        return api;
    }

    internal static Task<Answer<AudioProfileMetrics>> GetAudioProfile(
        [AsParameters] MetricsQuery query, [AsParameters] AudioProfileQuery audio, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, question => MetricFamilies.AudioProfile(question, Of(audio)));

    internal static Task<Answer<ContextMetrics>> GetContexts(
        [AsParameters] MetricsQuery query, [AsParameters] AudioProfileQuery audio, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, question => MetricFamilies.Contexts(question, Of(audio)));

    internal static Task<Answer<AudioCoverage>> GetAudioCoverage(
        [AsParameters] MetricsQuery query, [AsParameters] AudioProfileQuery audio, HttpContext call, MetricsAnswers answers) =>
        answers.OfAsync(call, query, question => AudioCoverageCalculator.Calculate(question.Slice, question.Ranking, Of(audio)));

    private static AvailabilityOf Of(AudioProfileQuery audio) => QueryText.OneOf<AvailabilityOf>(audio.Of) ?? AvailabilityOf.Plays;
}
