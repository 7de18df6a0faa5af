using FluentValidation;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Metrics.AudioProfile;

namespace SpotifyInsights.Api.Endpoints.AudioProfile;

/// <summary>Checks what the questions about the sound take beside the window.</summary>
public sealed class AudioProfileQueryValidator : AbstractValidator<AudioProfileQuery>
{
    public AudioProfileQueryValidator() =>
        RuleFor(query => query.Of).Must(text => text is null || QueryText.OneOf<AvailabilityOf>(text) is not null)
            .WithMessage(query => $"'{query.Of}' is none of {QueryText.Names<AvailabilityOf>()}.");
}
