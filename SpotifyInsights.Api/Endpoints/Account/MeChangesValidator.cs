using FluentValidation;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Account;

/// <summary>Checks the settings a listener sends.</summary>
public sealed class MeChangesValidator : AbstractValidator<MeChanges>
{
    public MeChangesValidator() =>
        RuleFor(changes => changes.TimeZone).Must(zone => zone is null || TimeZones.TryFind(zone, out _))
            .WithMessage(changes => $"'{changes.TimeZone}' is not a known IANA time zone such as Europe/Berlin.");
}
